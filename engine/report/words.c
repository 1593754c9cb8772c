#include "report/words.h"

static const char *const words[MU_WORDS][MU_LANGS] = {
    [MU_WORD_MEAN]            = { "mean", "均值" },
    [MU_WORD_INTERVAL]        = { "95%", "95%" },
    [MU_WORD_INTERVAL_END]    = { " interval", " 区间" },
    [MU_WORD_SPREAD]          = { "days P10", "各日 P10" },
    [MU_WORD_SPREAD_END]      = { " .. P90", " .. P90" },
    [MU_WORD_REPLICATIONS]    = { "{0} replications", "{0} 次重复" },
    [MU_WORD_ONE_REPLICATION] = { "1 replication", "1 次重复" },
    [MU_WORD_THREADS]         = { "{0} threads", "{0} 线程" },
    [MU_WORD_ONE_THREAD]      = { "1 thread", "1 线程" },
    [MU_WORD_SEED]            = { "seed {0}", "种子 {0}" },
    [MU_WORD_DAYS_OF]         = { "{0} days of {1}", "{0} 天，每天 {1}" },
    [MU_WORD_OVER_DAYS]       = { "{0} ({1} days)", "{0}({1} 天)" },
    [MU_WORD_ALL]             = { "all", "全部" },
    [MU_WORD_WHOLE]           = { "whole centre", "整个中心" },
    [MU_WORD_CHANNEL]         = { "channel", "渠道" },
    [MU_WORD_CLASS]           = { "class", "客户类别" },
    [MU_WORD_SKILL]           = { "skill", "技能" },
    [MU_WORD_ROLE]            = { "role", "角色" },
    [MU_WORD_SITE]            = { "site", "站点" },
    [MU_WORD_ONE_OF_TEAM]     = { "{0}: {1} person", "{0}：{1} 人" },
    [MU_WORD_PEOPLE_OF_TEAM] = { "{0}: {1} people, Gini of load {2}", "{0}：{1} 人，负荷基尼系数 {2}" },
    [MU_WORD_OTHERS_BETWEEN] = { "... {0} others between them", "…… 其间还有 {0} 人" },
    [MU_WORD_ALL_PEOPLE]     = { "All people are in people.csv (--csv DIR) and in the JSON document (--json "
                                     "FILE).",
                                 "全部人员见 people.csv（--csv 目录）和 JSON 文档（--json 文件）。" },
    [MU_WORD_DAYS]           = { "days", "天数" },
    [MU_WORD_MONTHS] = { "By month. More figures, teams and intervals: --months, months.csv (--csv DIR), "
                         "the JSON document (--json FILE).",
                         "按月。更多指标、各组与区间见 --months、months.csv（--csv 目录）和 JSON "
                         "文档（--json "
                         "文件）。" },
    [MU_WORD_MONTHS_OF_TEAMS] = { "By month; ± reaches to the ends of the 95% interval.",
                                  "按月；± 为 95% 区间半宽。" },
    [MU_WORD_EXTERNAL]        = { "other department", "其他部门" },
    [MU_WORD_ANSWERED_WITHIN] = { "answered ≤ {0}, {1}", "接听 ≤ {0}, {1}" },
    [MU_WORD_OWN_TARGETS]     = { "answered in own target", "按各自目标接听" },
    [MU_WORD_OWN_TARGETS_NOTE] = { "each type by its own time and variant", "每类按自己的时限和口径" },
    [MU_WORD_STRICT]           = { "strict", "严格" },
    [MU_WORD_ANSWERED]         = { "of answered", "占接听" },
    [MU_WORD_NEUTRAL]          = { "neutral", "中性" },
    [MU_WORD_CREDITED]         = { "credited", "计入" },
    [MU_WORD_TARGET_MET]       = { "target {0}: met on {1} of days", "目标 {0}：达标日占 {1}" },
    [MU_WORD_TARGET_MET_BOTH] = { "target {0}: met on {1} of days, in {2} of intervals",
                                  "目标 {0}：达标日占 {1}，达标时段占 {2}" },
    [MU_WORD_TARGET_REACHED]  = { "target {0}: reached", "目标 {0}：达到" },
    [MU_WORD_TARGET_MISSED]   = { "target {0}: missed", "目标 {0}：未达到" },
    [MU_WORD_TARGET_OPEN]  = { "target {0}: too close to tell", "目标 {0}：差距太小，无法断定" },
    [MU_WORD_PER_ANSWERED] = { "{0} per answered contact", "每次接听 {0}" },
    [MU_WORD_PARTIAL]      = { "PARTIAL: stopped after {0} of {1} replications.",
                               "不完整：{1} 次重复中只完成了 {0} 次。" },
    [MU_WORD_FAILED]       = { "{0} of {1} replications are left out: a rule failed in them.",
                               "{1} 次重复中有 {0} 次因规则出错而未计入。" },
    [MU_WORD_PRECISE] = { "Precision {0} was reached after {1} replications.", "{1} 次重复后达到精度 {0}。" },
    [MU_WORD_NOT_PRECISE] = { "Precision {0} was NOT reached within {1} replications.",
                              "{1} 次重复内未达到精度 {0}。" },
    [MU_WORD_STEADY] = { "Steady state: the first {0} of each replication were removed as warm-up; intervals "
                         "from {1} batches.",
                         "稳态：每次重复去掉开头 {0} 作为预热；区间来自 {1} 批。" },
    [MU_WORD_NO_WARM_UP]   = { "Steady state: no warm-up was removed; intervals from {1} batches.",
                               "稳态：未去掉预热；区间来自 {1} 批。" },
    [MU_WORD_TOO_SHORT]    = { "WARNING: the run is too short: neighbouring batches are alike, and the "
                                  "intervals are narrower than they should be. A longer horizon helps.",
                               "警告：运行太短，相邻批次相关，区间偏窄。请加长时间范围。" },
    [MU_WORD_NO_INTERVALS] = { "One replication has no intervals: run more of them.",
                               "只有一次重复，没有区间：请多运行几次。" },
    [MU_WORD_ERLANG_A]     = { "Erlang A (all times exponential, steady state) says {0}, {1}, {2}.",
                               "Erlang A（时间均为指数分布，稳态）给出 {0}、{1}、{2}。" },
    [MU_WORD_ERLANG_C]     = { "Erlang C (all times exponential, steady state) says {0}, {1}.",
                               "Erlang C（时间均为指数分布，稳态）给出 {0}、{1}。" },
    [MU_WORD_ERLANG_NONE] = { "Erlang C has no answer here: {0} Erlangs of work for {1} people, so the queue "
                              "grows as long as the doors are open.",
                              "Erlang C 无解：{1} 人面对 {0} Erlang 的工作量，开门期间队列不断增长。" },
    [MU_WORD_SCENARIO]    = { "scenario {0}", "场景 {0}" },
    [MU_WORD_ARM]         = { "arm {0}", "方案 {0}" },
    [MU_WORD_SET]         = { "set {0}", "设置 {0}" },
    [MU_WORD_CHANGES]     = { "Changes: {0}.", "变更：{0}。" },
    [MU_WORD_FROM]        = { "from {0} {1}", "{0} 起 {1}" },
    [MU_WORD_FROM_TILL]   = { "from {0} till {1} {2}", "{0} 至 {1} {2}" },
    [MU_WORD_NEXT]        = { "; ", "；" },
};

const char *mu_word_in(mu_word w, mu_lang lang)
{
    return words[w][lang];
}

const char *mu_word_of_variant(mu_sl variant, mu_lang lang)
{
    switch (variant) {
    case MU_SL_STRICT: return words[MU_WORD_STRICT][lang];
    case MU_SL_ANSWERED: return words[MU_WORD_ANSWERED][lang];
    case MU_SL_NEUTRAL: return words[MU_WORD_NEUTRAL][lang];
    case MU_SL_CREDITED: return words[MU_WORD_CREDITED][lang];
    }
    return "";
}

const char *mu_word_of_whole(const mu_model *m, mu_lang lang)
{
    const char *word = mu_word_in(MU_WORD_ALL, lang);

    if (mu_model_type(m, word) < 0 && mu_model_team(m, word) < 0) return word;
    return mu_word_in(MU_WORD_WHOLE, lang);
}

const char *mu_label_in(const mu_measure *m, mu_lang lang)
{
    return lang == MU_LANG_ZH ? m->label_zh : m->label_en;
}

void mu_words_fill(mu_text *out, mu_word w, mu_lang lang, const char *const values[3])
{
    const char *s = words[w][lang];

    for (; *s != '\0'; s++) {
        if (s[0] == '{' && s[1] >= '0' && s[1] <= '2' && s[2] == '}') {
            const char *value = values[s[1] - '0'];
            if (value != NULL)
                mu_text_add(out, value);
            else
                out->failed = true;
            s += 2;
        } else {
            mu_text_add_n(out, s, 1);
        }
    }
}
