--- Calls in those who are on call when someone has waited too long.
--
-- One person for each per contacts that wait, at most those on call. While someone is on the way nobody else is called.
--
-- Decides  staff
-- Random   none        Cost  one look at each queue and team

local rule = {
  every = { staff = "every" },
  params = {
    wait  = { kind = "time", default = "5min", min = "1s", meaning = "a longer wait is too long" },
    per   = { kind = "whole", default = 5, min = 1, max = 1000, unit = "contacts",
              meaning = "waiting contacts for each person called" },
    stay  = { kind = "time", default = "3h", min = "15min", meaning = "how long they stay" },
    every = { kind = "time", default = "10min", min = "1min", meaning = "between two looks" },
  },
  tests = {
    { "two for nine who wait",
      give = { teams = { { name = "desk", on_call = 3, coming = 0 } },
               queues = { { type = "calls", waited_s = 301, waiting = 9, team = "desk" } } },
      expect = { { "call_in", team = "desk", people = 2, for_s = 10800 } }, say = "calls: 9 wait" },
    { "as many as there are",
      give = { teams = { { name = "desk", on_call = 1, coming = 0 } },
               queues = { { type = "calls", waited_s = 301, waiting = 9, team = "desk" } } },
      expect = { { "call_in", team = "desk", people = 1, for_s = 10800 } } },
    { "nobody on call",
      give = { teams = { { name = "desk", on_call = 0, coming = 0 } },
               queues = { { type = "calls", waited_s = 301, waiting = 9, team = "desk" } } }, expect = {} },
    { "five minutes are borne",
      give = { teams = { { name = "desk", on_call = 3, coming = 0 } },
               queues = { { type = "calls", waited_s = 300, waiting = 9, team = "desk" } } }, expect = {} },
  },
}

function rule.staff(teams, queues, p, ctx)
  local orders, free = {}, {}
  for _, team in ipairs(teams) do free[team.name] = team.coming == 0 and team.on_call or 0 end
  for _, queue in ipairs(queues) do
    local there = free[queue.team] or 0
    if queue.waited_s > p.wait and there > 0 then
      local n = math.min(math.ceil(queue.waiting / p.per), there)
      orders[#orders + 1] = { "call_in", team = queue.team, people = n, for_s = p.stay }
      free[queue.team] = there - n
      ctx:why(string.format("%s: %d wait", queue.type, queue.waiting))
    end
  end
  return orders
end

return rule
