--- An emergency plan for a sick wave: those who are missing are made up for by people on call, and by overtime.
--
-- Of a team of which more than missing of the people on shift are neither logged in nor on a break, as many are called
-- in as are on call, up to those who are missing; for the rest, those whose duty ends soon are asked to stay.
--
-- Decides  control
-- Random   none        Cost  one look at each team

local rule = {
  every = { control = "every" },
  params = {
    missing  = { kind = "share", default = "15%", min = "0%", max = "100%",
                 meaning = "of the people on shift; more is a wave" },
    stay     = { kind = "time", default = "4h", min = "15min", meaning = "how long those who are called in stay" },
    overtime = { kind = "time", default = "1h", min = "15min", max = "8h", meaning = "how much longer others stay" },
    every    = { kind = "time", default = "30min", min = "1min", meaning = "between two looks" },
  },
  tests = {
    { "three of ten are sick, two are on call, one stays",
      give = { teams = { { name = "desk", scheduled = 10, staffed = 6, on_break = 1,
                           coming = 0, on_call = 2, ending = 4 } },
               queues = {} },
      expect = { { "call_in", team = "desk", people = 2, for_s = 14400 },
                 { "overtime", team = "desk", people = 1, for_s = 3600 } }, say = "desk: 3 of 10 are missing" },
    { "those on the way count",
      give = { teams = { { name = "desk", scheduled = 10, staffed = 6, on_break = 1,
                           coming = 2, on_call = 2, ending = 4 } },
               queues = {} }, expect = {} },
    { "one of ten is no wave",
      give = { teams = { { name = "desk", scheduled = 10, staffed = 8, on_break = 1,
                           coming = 0, on_call = 2, ending = 4 } },
               queues = {} }, expect = {} },
  },
}

function rule.control(teams, _, p, ctx)
  local orders = {}
  for _, team in ipairs(teams) do
    local missing = team.scheduled - team.staffed - team.on_break - team.coming
    if team.scheduled > 0 and missing > p.missing * team.scheduled then
      local called = math.min(missing, team.on_call)
      local stays = math.min(missing - called, team.ending)
      if called > 0 then orders[#orders + 1] = { "call_in", team = team.name, people = called, for_s = p.stay } end
      if stays > 0 then orders[#orders + 1] = { "overtime", team = team.name, people = stays, for_s = p.overtime } end
      if called + stays > 0 then
        ctx:why(string.format("%s: %d of %d are missing", team.name, missing, team.scheduled))
      end
    end
  end
  return orders
end

return rule
