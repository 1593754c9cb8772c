--- Sends people home when many are idle, and were so the last time too.
--
-- A team of which more than idle of the people logged in have nothing in hand, at two looks in a row and with nobody
-- waiting, sends share of its people home, but never below least.
--
-- Decides  staff
-- Random   none        Cost  one look at each team

local rule = {
  every = { staff = "every" },
  params = {
    idle  = { kind = "share", default = "40%", min = "0%", max = "100%",
              meaning = "more idle people than that are too many" },
    share = { kind = "share", default = "10%", min = "1%", max = "100%", meaning = "of the team goes home" },
    least = { kind = "whole", default = 2, min = 0, max = 10000, unit = "people", meaning = "so many always stay" },
    every = { kind = "time", default = "15min", min = "1min", meaning = "between two looks" },
  },
  tests = {
    { "the first time nothing is done",
      give = { teams = { { name = "desk", staffed = 20, idle = 10, waiting = 0 } }, queues = {} }, expect = {} },
    { "the second time two of twenty go", ctx = { state = { desk = true } },
      give = { teams = { { name = "desk", staffed = 20, idle = 10, waiting = 0 } }, queues = {} },
      expect = { { "send_home", team = "desk", people = 2 } }, say = "10 of 20 are idle" },
    { "a busy team stays", ctx = { state = { desk = true } },
      give = { teams = { { name = "desk", staffed = 20, idle = 5, waiting = 0 } }, queues = {} }, expect = {} },
    { "and so do the last two", ctx = { state = { desk = true } },
      give = { teams = { { name = "desk", staffed = 2, idle = 2, waiting = 0 } }, queues = {} }, expect = {} },
  },
}

function rule.staff(teams, _, p, ctx)
  local orders = {}
  for _, team in ipairs(teams) do
    local many = team.staffed > 0 and team.waiting == 0 and team.idle > p.idle * team.staffed
    if many and ctx.state[team.name] then
      local n = math.min(math.ceil(p.share * team.staffed), team.staffed - p.least)
      if n > 0 then
        orders[#orders + 1] = { "send_home", team = team.name, people = n }
        ctx:why(string.format("%d of %d are idle", team.idle, team.staffed))
      end
    end
    ctx.state[team.name] = many
  end
  return orders
end

return rule
