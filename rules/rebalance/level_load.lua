--- Moves idle people from the team with the least to do to the one with the most, and brings them back when missed.
--
-- A team's load is what waits for each of its people. Where two differ by more than gap, step idle people of the one
-- work in the other for a while. A team that has lent people and for which contacts wait gets them back.
--
-- Decides  rebalance
-- Random   none        Cost  one look at each team

local rule = {
  every = { rebalance = "every" },
  params = {
    gap   = { kind = "number", default = 0.2, min = 0, max = 1000,
              meaning = "contacts waiting for each person, more than there" },
    step  = { kind = "whole", default = 1, min = 1, max = 1000, unit = "people", meaning = "moved at a time" },
    keep  = { kind = "whole", default = 1, min = 0, max = 10000, unit = "people",
              meaning = "idle people that every team keeps" },
    stay  = { kind = "time", default = "30min", min = "1min", meaning = "how long they help" },
    every = { kind = "time", default = "5min", min = "10s", meaning = "between two looks" },
  },
  tests = {
    { "one helps",
      give = { teams = { { name = "chat", staffed = 10, idle = 3, waiting = 0, guest_room = 5, lent = 0, lent_to = {} },
                         { name = "calls", staffed = 10, idle = 0, waiting = 4,
                           guest_room = 5, lent = 0, lent_to = {} } },
               queues = {} },
      expect = { { "move", team = "chat", to = "calls", people = 1, for_s = 1800 } }, say = "4 wait for 10 of calls" },
    { "not the last idle one",
      give = { teams = { { name = "chat", staffed = 10, idle = 1, waiting = 0, guest_room = 5, lent = 0, lent_to = {} },
                         { name = "calls", staffed = 10, idle = 0, waiting = 4,
                           guest_room = 5, lent = 0, lent_to = {} } },
               queues = {} }, expect = {} },
    { "a team without room gets nobody",
      give = { teams = { { name = "chat", staffed = 10, idle = 3, waiting = 0, guest_room = 5, lent = 0, lent_to = {} },
                         { name = "calls", staffed = 10, idle = 0, waiting = 4,
                           guest_room = 0, lent = 0, lent_to = {} } },
               queues = {} }, expect = {} },
    { "who is missed comes back",
      give = { teams = { { name = "chat", staffed = 9, idle = 0, waiting = 2,
                           guest_room = 5, lent = 1, lent_to = { calls = 1 } },
                         { name = "calls", staffed = 11, idle = 2, waiting = 0,
                           guest_room = 4, lent = 0, lent_to = {} } },
               queues = {} },
      expect = { { "bring_back", team = "chat", to = "calls", people = 1 } } },
  },
}

local function load_of(team)
  return team.staffed > 0 and team.waiting / team.staffed or team.waiting
end

local function bring_back(teams, orders)
  for _, team in ipairs(teams) do
    if team.lent > 0 and team.waiting > 0 then
      for to, n in pairs(team.lent_to) do
        orders[#orders + 1] = { "bring_back", team = team.name, to = to, people = n }
      end
    end
  end
end

function rule.rebalance(teams, _, p, ctx)
  local orders, least, most = {}, nil, nil
  bring_back(teams, orders)
  for _, team in ipairs(teams) do
    if team.idle > p.keep and team.waiting == 0 and (least == nil or team.idle > least.idle) then least = team end
    local may_get = team.guest_room > 0 and team.waiting > 0 and team.lent == 0
    if may_get and (most == nil or load_of(team) > load_of(most)) then
      most = team
    end
  end
  if least ~= nil and most ~= nil and load_of(most) - load_of(least) > p.gap then
    local n = math.min(p.step, least.idle - p.keep, most.guest_room)
    orders[#orders + 1] = { "move", team = least.name, to = most.name, people = n, for_s = p.stay }
    ctx:why(string.format("%d wait for %d of %s", most.waiting, most.staffed, most.name))
  end
  return orders
end

return rule
