--- Keeps each team at the load that is forecast for the next hour, plus a margin that grows with its square root.
--
-- People needed for R Erlangs: R + beta * sqrt(R) (Halfin & Whitt 1981). A team's load is that of the contact types for
-- which it comes first. Who is missing is called in; who is too many, beyond a slack, goes home.
--
-- Decides  staff
-- Random   none        Cost  one look at each queue and team

local rule = {
  every = { staff = "every" },
  params = {
    beta  = { kind = "number", default = 1, min = -2, max = 5, meaning = "margin: 0 cheap and slow, 2 dear and fast" },
    slack = { kind = "whole", default = 2, min = 0, max = 10000, unit = "people",
              meaning = "so many more than needed are kept" },
    least = { kind = "whole", default = 1, min = 0, max = 10000, unit = "people",
              meaning = "so many of each team always stay" },
    stay  = { kind = "time", default = "2h", min = "15min", meaning = "how long those who are called in stay" },
    every = { kind = "time", default = "30min", min = "1min", meaning = "between two looks" },
  },
  tests = {
    { "4 more are needed",
      give = { teams = { { name = "desk", staffed = 100, on_break = 6, coming = 0 } },
               queues = { { team = "desk", load = 100 } } },
      expect = { { "call_in", team = "desk", people = 4, for_s = 7200 } }, say = "desk: 110 needed, 106 there" },
    { "those on the way count",
      give = { teams = { { name = "desk", staffed = 100, on_break = 6, coming = 4 } },
               queues = { { team = "desk", load = 100 } } }, expect = {} },
    { "two too many are kept",
      give = { teams = { { name = "desk", staffed = 112, on_break = 0, coming = 0 } },
               queues = { { team = "desk", load = 100 } } }, expect = {} },
    { "the third goes home",
      give = { teams = { { name = "desk", staffed = 113, on_break = 0, coming = 0 } },
               queues = { { team = "desk", load = 100 } } },
      expect = { { "send_home", team = "desk", people = 1 } } },
    { "of a team without work the last stays",
      give = { teams = { { name = "desk", staffed = 4, on_break = 0, coming = 0 } }, queues = {} },
      expect = { { "send_home", team = "desk", people = 1 } } },
    { "a team that is not there is left alone",
      give = { teams = { { name = "desk", staffed = 0, on_break = 0, coming = 0 } },
               queues = { { team = "desk", load = 0 } } }, expect = {} },
  },
}

function rule.staff(teams, queues, p, ctx)
  local orders = {}
  for _, team in ipairs(teams) do
    local load = 0
    for _, queue in ipairs(queues) do
      if queue.team == team.name then load = load + queue.load end
    end
    local needed = load > 0 and math.ceil(load + p.beta * math.sqrt(load)) or 0
    if needed < p.least then needed = p.least end
    local there = team.staffed + team.on_break + team.coming
    if load > 0 and there < needed then
      orders[#orders + 1] = { "call_in", team = team.name, people = needed - there, for_s = p.stay }
      ctx:why(string.format("%s: %d needed, %d there", team.name, needed, there))
    elseif there > needed + p.slack then
      orders[#orders + 1] = { "send_home", team = team.name, people = there - needed - p.slack }
    end
  end
  return orders
end

return rule
