--- The team that does this type fastest, unless its last idle people are worth keeping.
--
-- A team that is nearly all busy is passed over for the next fastest when that one has more people idle by a factor of
-- margin, so that the best people are not the first to be out.
--
-- Decides  route, where more than one team has someone idle
-- Random   none        Cost  one look at each team

local rule = {
  when = { route = "choice" },
  params = {
    margin = { kind = "number", default = 10, min = 1, max = 1000,
               meaning = "a slower team with so many times the idle people is taken instead" },
  },
  tests = {
    { "the fastest team takes it",
      give = { contact = { type = "calls" },
               teams = { { name = "slow", idle = 4, handle_s = 300 }, { name = "fast", idle = 1, handle_s = 240 } } },
      expect = "fast", say = "240 s" },
    { "its last person is kept when others have many",
      give = { contact = { type = "calls" },
               teams = { { name = "slow", idle = 10, handle_s = 300 }, { name = "fast", idle = 1, handle_s = 240 } } },
      expect = "slow" },
  },
}

function rule.route(_, teams, p, ctx)
  local best
  for _, team in ipairs(teams) do
    if team.idle > 0 and (best == nil or team.handle_s < best.handle_s) then best = team end
  end
  if best == nil then return nil end
  local chosen = best
  for _, team in ipairs(teams) do
    if team.idle >= p.margin * chosen.idle then chosen = team end
  end
  ctx:why(string.format("takes %.0f s for it", chosen.handle_s))
  return chosen
end

return rule
