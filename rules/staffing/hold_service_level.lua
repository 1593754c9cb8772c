--- Calls people in when the service level of the last while was below the goal.
--
-- Looks at each contact type: where fewer than goal of its contacts were answered in time, step more people of the team
-- that comes first for it are called in, while there are any on call or off. With few contacts nothing is done, since
-- three calls say nothing.
--
-- Decides  staff
-- Random   none        Cost  one look at each queue

local rule = {
  every = { staff = "every" },
  params = {
    goal     = { kind = "share", default = "80%", min = "0%", max = "100%", meaning = "share to be answered in time" },
    step     = { kind = "whole", default = 1, min = 1, max = 1000, unit = "people", meaning = "called in at a time" },
    stay     = { kind = "time", default = "2h", min = "15min", meaning = "how long they stay" },
    contacts = { kind = "whole", default = 10, min = 1, max = 100000, unit = "contacts",
                 meaning = "with fewer than so many since the last look nothing is done" },
    every    = { kind = "time", default = "15min", min = "1min", meaning = "between two looks" },
  },
  tests = {
    { "below the goal one is called in",
      give = { teams = { { name = "desk", on_call = 2, coming = 0 } },
               queues = { { type = "calls", offered = 100, service_level = 0.6, team = "desk" } } },
      expect = { { "call_in", team = "desk", people = 1, for_s = 7200 } }, say = "calls: 60% in time" },
    { "not while someone is on the way",
      give = { teams = { { name = "desk", on_call = 1, coming = 1 } },
               queues = { { type = "calls", offered = 100, service_level = 0.6, team = "desk" } } }, expect = {} },
    { "above the goal nobody is",
      give = { teams = { { name = "desk", on_call = 2, coming = 0 } },
               queues = { { type = "calls", offered = 100, service_level = 0.9, team = "desk" } } }, expect = {} },
    { "three calls say nothing",
      give = { teams = { { name = "desk", on_call = 2, coming = 0 } },
               queues = { { type = "calls", offered = 3, service_level = 0, team = "desk" } } }, expect = {} },
  },
}

function rule.staff(teams, queues, p, ctx)
  local orders, called, by_name = {}, {}, {}
  for _, team in ipairs(teams) do by_name[team.name] = team end
  for _, queue in ipairs(queues) do
    local team = by_name[queue.team]
    if team ~= nil and not called[queue.team] and team.coming == 0 and queue.offered >= p.contacts
      and queue.service_level < p.goal then
      called[queue.team] = true
      orders[#orders + 1] = { "call_in", team = queue.team, people = p.step, for_s = p.stay }
      ctx:why(string.format("%s: %d%% in time", queue.type, math.floor(100 * queue.service_level + 0.5)))
    end
  end
  return orders
end

return rule
