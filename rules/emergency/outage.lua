--- An emergency plan for an outage: when a team has lost most of its people, the others hold breaks and get help.
--
-- A team is out when fewer than there of the people on shift are logged in or on a break. While one is out the other
-- teams hold their breaks, and share of their people is called in. When it is back, breaks are taken again.
--
-- Decides  control
-- Random   none        Cost  one look at each team

local rule = {
  every = { control = "every" },
  params = {
    there   = { kind = "share", default = "50%", min = "1%", max = "100%",
                meaning = "of the people on shift; with fewer a team is out" },
    call_in = { kind = "share", default = "20%", min = "0%", max = "100%",
                meaning = "of the other teams' people, called in" },
    stay    = { kind = "time", default = "3h", min = "15min", meaning = "how long they stay" },
    cost    = { kind = "number", default = 0, min = 0, unit = "money", meaning = "of an alarm" },
    every   = { kind = "time", default = "5min", min = "10s", meaning = "between two looks" },
  },
  tests = {
    { "the other team steps in",
      give = { teams = { { name = "north", scheduled = 10, staffed = 0, on_break = 0 },
                         { name = "south", scheduled = 10, staffed = 9, on_break = 1 } }, queues = {} },
      expect = { { "hold_breaks", team = "south", cost = 0 },
                 { "call_in", team = "south", people = 2, for_s = 10800 } },
      say = "north is out" },
    { "once is enough", ctx = { state = { north = true } },
      give = { teams = { { name = "north", scheduled = 10, staffed = 0, on_break = 0 },
                         { name = "south", scheduled = 10, staffed = 9, on_break = 1 } }, queues = {} }, expect = {} },
    { "it is back", ctx = { state = { north = true } },
      give = { teams = { { name = "north", scheduled = 10, staffed = 9, on_break = 0 },
                         { name = "south", scheduled = 10, staffed = 10, on_break = 0 } }, queues = {} },
      expect = { { "release_breaks", team = "south" } }, say = "north is back" },
    { "breaks are no outage",
      give = { teams = { { name = "north", scheduled = 10, staffed = 2, on_break = 8 } }, queues = {} }, expect = {} },
    { "nor is the end of the day",
      give = { teams = { { name = "north", scheduled = 0, staffed = 0, on_break = 0 } }, queues = {} }, expect = {} },
  },
}

local function step_in(teams, out, p, orders)
  local cost = p.cost
  for _, team in ipairs(teams) do
    if team.name ~= out then
      orders[#orders + 1] = { "hold_breaks", team = team.name, cost = cost }
      cost = nil
      local n = math.floor(p.call_in * team.scheduled + 0.5)
      if n > 0 then orders[#orders + 1] = { "call_in", team = team.name, people = n, for_s = p.stay } end
    end
  end
end

function rule.control(teams, _, p, ctx)
  local orders = {}
  for _, team in ipairs(teams) do
    local out = team.scheduled > 0 and team.staffed + team.on_break < p.there * team.scheduled
    if out and not ctx.state[team.name] then
      step_in(teams, team.name, p, orders)
      ctx:why(team.name .. " is out")
    elseif not out and ctx.state[team.name] then
      for _, other in ipairs(teams) do
        if other.name ~= team.name then orders[#orders + 1] = { "release_breaks", team = other.name } end
      end
      ctx:why(team.name .. " is back")
    end
    ctx.state[team.name] = out
  end
  return orders
end

return rule
