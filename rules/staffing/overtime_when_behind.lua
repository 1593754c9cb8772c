--- Asks people whose duty ends soon to stay, when more is waiting than the others can take.
--
-- Where more than waiting contacts wait for each person who is there, share of those whose duty ends within the hour
-- stay longer.
--
-- Decides  staff
-- Random   none        Cost  one look at each team

local rule = {
  every = { staff = "every" },
  params = {
    waiting = { kind = "number", default = 0.5, min = 0, max = 1000,
                meaning = "contacts waiting for each person there" },
    share   = { kind = "share", default = "50%", min = "1%", max = "100%", meaning = "of those who would go stay" },
    stay    = { kind = "time", default = "1h", min = "15min", max = "8h", meaning = "how much longer" },
    every   = { kind = "time", default = "30min", min = "1min", meaning = "between two looks" },
  },
  tests = {
    { "behind: half of four stay",
      give = { teams = { { name = "desk", staffed = 10, waiting = 6, ending = 4 } }, queues = {} },
      expect = { { "overtime", team = "desk", people = 2, for_s = 3600 } }, say = "6 wait for 10 people" },
    { "not behind: nobody does",
      give = { teams = { { name = "desk", staffed = 10, waiting = 5, ending = 4 } }, queues = {} }, expect = {} },
    { "nobody goes, nobody stays",
      give = { teams = { { name = "desk", staffed = 10, waiting = 6, ending = 0 } }, queues = {} }, expect = {} },
  },
}

function rule.staff(teams, _, p, ctx)
  local orders = {}
  for _, team in ipairs(teams) do
    if team.ending > 0 and team.waiting > p.waiting * team.staffed then
      orders[#orders + 1] = { "overtime", team = team.name, people = math.ceil(p.share * team.ending), for_s = p.stay }
      ctx:why(string.format("%d wait for %d people", team.waiting, team.staffed))
    end
  end
  return orders
end

return rule
