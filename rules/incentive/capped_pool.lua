--- What is promised is paid as long as the money lasts; else everybody gets less, and believes less the next time.
--
-- The pool of a window is `budget`. Where the promises come to more, all of them are cut alike. That is
-- less than people were led to expect: by behaviour.effort.trust the scheme moves them less from then on.
--
-- Beside it  any scheme: it says what is promised
-- Decides  payout
-- Random   none        Cost  one look at each person

local rule = {
  params = {
    schemes = { kind = "text", list = true, default = {}, meaning = "the incentives that it pays; none named: all" },
    budget  = { kind = "number", default = 1000, min = 0, max = 1000000000, unit = "money",
                meaning = "for all in a window" },
  },
  tests = {
    { "there is enough", give = { scheme = { id = "a" }, earners = { { promised = 600 }, { promised = 400 } } } },
    { "there is not", with = { budget = 500 },
      give = { scheme = { id = "a" }, earners = { { promised = 600 }, { promised = 400 } } },
      expect = { 300, 200 }, say = "1000 promised" },
  },
}

local function is_mine(scheme, names)
  for _, name in ipairs(names) do
    if name == scheme.id then return true end
  end
  return #names == 0
end

function rule.payout(scheme, earners, p, ctx)
  if not is_mine(scheme, p.schemes) then return nil end
  local promised, pay = 0, {}
  for _, earner in ipairs(earners) do promised = promised + earner.promised end
  if promised <= p.budget then return nil end
  for i, earner in ipairs(earners) do pay[i] = earner.promised * p.budget / promised end
  ctx:why(string.format("%.0f promised, %.0f there", promised, p.budget))
  return pay
end

return rule
