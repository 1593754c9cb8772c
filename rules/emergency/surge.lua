--- An emergency plan for a surge: when too many wait, breaks are held, people called in, others turned away.
--
-- It begins when more than begin contacts wait for each person, and ends when fewer than over do. While it lasts the
-- types under urgent go before all others, and share of the customers under turn_away is turned away. Beginning costs
-- cost once.
--
-- Decides  control
-- Random   none        Cost  one look at each team

local rule = {
  every = { control = "every" },
  params = {
    begin     = { kind = "number", default = 1, min = 0, max = 1000,
                  meaning = "contacts waiting for each person: it begins" },
    over      = { kind = "number", default = 0.2, min = 0, max = 1000,
                  meaning = "contacts waiting for each person: it is over" },
    call_in   = { kind = "share", default = "20%", min = "0%", max = "100%",
                  meaning = "of the people there, called in" },
    stay      = { kind = "time", default = "3h", min = "15min", meaning = "how long they stay" },
    urgent    = { kind = "contact", list = true, default = {}, meaning = "types that go first meanwhile" },
    turn_away = { kind = "contact", list = true, default = {}, meaning = "types of which customers are turned away" },
    share     = { kind = "share", default = "50%", min = "0%", max = "100%", meaning = "of them that is turned away" },
    cost      = { kind = "number", default = 0, min = 0, unit = "money", meaning = "of an alarm" },
    every     = { kind = "time", default = "1min", min = "10s", meaning = "between two looks" },
  },
  tests = {
    { "it begins", with = { urgent = { "gold" }, turn_away = { "mail" } },
      give = { teams = { { name = "desk", staffed = 10, waiting = 11 } }, queues = {} },
      expect = { { "hold_breaks", team = "desk", cost = 0 }, { "call_in", team = "desk", people = 2, for_s = 10800 },
                 { "priority", contact = "gold", priority = 1000 }, { "block", contact = "mail", share = 0.5 } },
      say = "11 wait for 10 people" },
    { "it goes on, and nothing is ordered again", ctx = { state = { alarm = true } },
      give = { teams = { { name = "desk", staffed = 10, waiting = 11 } }, queues = {} }, expect = {} },
    { "it is over", ctx = { state = { alarm = true } },
      with = { urgent = { "gold" }, turn_away = { "mail" } },
      give = { teams = { { name = "desk", staffed = 10, waiting = 1 } }, queues = {} },
      expect = { { "release_breaks", team = "desk" }, { "release_priority", contact = "gold" },
                 { "block", contact = "mail", share = 0 } } },
    { "an ordinary day",
      give = { teams = { { name = "desk", staffed = 10, waiting = 5 } }, queues = {} }, expect = {} },
  },
}

local function begin(teams, p)
  local orders = {}
  for i, team in ipairs(teams) do
    orders[#orders + 1] = { "hold_breaks", team = team.name, cost = i == 1 and p.cost or nil }
    local n = math.floor(p.call_in * team.staffed + 0.5)
    if n > 0 then orders[#orders + 1] = { "call_in", team = team.name, people = n, for_s = p.stay } end
  end
  for _, name in ipairs(p.urgent) do orders[#orders + 1] = { "priority", contact = name, priority = 1000 } end
  for _, name in ipairs(p.turn_away) do orders[#orders + 1] = { "block", contact = name, share = p.share } end
  return orders
end

local function finish(teams, p)
  local orders = {}
  for _, team in ipairs(teams) do orders[#orders + 1] = { "release_breaks", team = team.name } end
  for _, name in ipairs(p.urgent) do orders[#orders + 1] = { "release_priority", contact = name } end
  for _, name in ipairs(p.turn_away) do orders[#orders + 1] = { "block", contact = name, share = 0 } end
  return orders
end

function rule.control(teams, _, p, ctx)
  local people, waiting = 0, 0
  for _, team in ipairs(teams) do
    people = people + team.staffed
    waiting = math.max(waiting, team.waiting)
  end
  if not ctx.state.alarm and waiting > p.begin * people and waiting > 0 then
    ctx.state.alarm = true
    ctx:why(string.format("%d wait for %d people", waiting, people))
    return begin(teams, p)
  elseif ctx.state.alarm and waiting < p.over * people then
    ctx.state.alarm = false
    ctx:why("it is over")
    return finish(teams, p)
  end
  return {}
end

return rule
