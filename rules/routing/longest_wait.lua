--- Whoever has waited longest goes first, whatever the priority of the type.
--
-- Decides  next
-- Random   none        Cost  one look at each queue with someone in it
-- Ties     go to the order of the team's types

local rule = {
  tests = {
    { "the longest wait goes first",
      give = { person = { name = "ana" },
               queues = { { type = "vip", waited_s = 5, priority = 9 },
                          { type = "calls", waited_s = 60, priority = 0 } } },
      expect = "calls", say = "waited 60 s" },
    { "nobody waits", give = { person = { name = "ana" }, queues = {} } },
  },
}

function rule.next(_, queues, _, ctx)
  local best
  for _, queue in ipairs(queues) do
    if best == nil or queue.waited_s > best.waited_s then best = queue end
  end
  if best ~= nil then ctx:why(string.format("waited %.0f s", best.waited_s)) end
  return best
end

return rule
