--- The team made for it first: of the teams with someone idle, the one that can take the fewest types.
--
-- Specialists take what is theirs, and generalists stay free for the rest. Ties go to the order in the scenario.
--
-- Decides  route, where more than one team has someone idle
-- Random   none        Cost  one look at each team

local rule = {
  when = { route = "choice" },
  tests = {
    { "the specialist takes it",
      give = { contact = { type = "calls" },
               teams = { { name = "all", idle = 2, types = 3 }, { name = "calls_only", idle = 1, types = 1 } } },
      expect = "calls_only", say = "takes 1 type" },
    { "a busy specialist does not",
      give = { contact = { type = "calls" },
               teams = { { name = "all", idle = 2, types = 3 }, { name = "calls_only", idle = 0, types = 1 } } },
      expect = "all" },
    { "ties go to the order of the scenario",
      give = { contact = { type = "calls" },
               teams = { { name = "b", idle = 1, types = 2 }, { name = "a", idle = 1, types = 2 } } },
      expect = "b" },
  },
}

function rule.route(_, teams, _, ctx)
  local best
  for _, team in ipairs(teams) do
    if team.idle > 0 and (best == nil or team.types < best.types) then best = team end
  end
  if best ~= nil then ctx:why("takes " .. best.types .. (best.types == 1 and " type" or " types") .. " only") end
  return best
end

return rule
