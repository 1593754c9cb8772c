--- The contact with the least time left to its target goes first.
--
-- Contacts that are late already come in the order in which they became late. Those that are later than give_up go
-- behind the others, who can still be saved.
--
-- Decides  next
-- Random   none        Cost  one look at each queue with someone in it

local rule = {
  params = {
    give_up = { kind = "time", default = "1d", min = "0s",
                meaning = "who is later than this goes behind those who are not" },
  },
  tests = {
    { "the least slack goes first",
      give = { person = {}, queues = { { type = "a", slack_s = 12 }, { type = "b", slack_s = 3 } } },
      expect = "b", say = "3 s left" },
    { "who is late goes before who is not",
      give = { person = {}, queues = { { type = "a", slack_s = -4 }, { type = "b", slack_s = 3 } } },
      expect = "a" },
    { "who is past saving goes last", with = { give_up = "1min" },
      give = { person = {}, queues = { { type = "a", slack_s = -90 }, { type = "b", slack_s = 3 } } },
      expect = "b" },
  },
}

function rule.next(_, queues, p, ctx)
  local best, best_slack
  for _, queue in ipairs(queues) do
    local slack = queue.slack_s
    if slack < -p.give_up then slack = slack + 1e9 end
    if best == nil or slack < best_slack then best, best_slack = queue, slack end
  end
  if best ~= nil then ctx:why(string.format("%.0f s left", best.slack_s)) end
  return best
end

return rule
