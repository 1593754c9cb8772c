--- Some of those who did well are praised, and nobody is paid more for it.
--
-- In each window everybody who reached the scheme's target is praised with the chance of `chance`, at most `most` of a
-- team. What the scheme promises is paid all the same: with an amount of 0% it is praise alone. Praise does something
-- where the scenario has behaviour.praise; given too often it wears out.
--
-- Beside it  kind: threshold, window: day or week, with a target that good people reach
-- Decides  payout
-- Random   a number for each who reached it        Cost  one look at each person

local rule = {
  params = {
    schemes = { kind = "text", list = true, default = {},
                meaning = "the incentives with which it goes; none named: all" },
    chance  = { kind = "share", default = "25%", min = 0, max = 1,
                meaning = "of being praised, when the target is reached" },
    most    = { kind = "whole", default = 2, min = 1, max = 10000, unit = "people", meaning = "of a team in a window" },
  },
  tests = {
    { "those who reached it, two of a team", with = { chance = "60%" },
      give = { scheme = { id = "a" },
               earners = { { team = "x", share = 1 }, { team = "x", share = 0.5 }, { team = "x", share = 1 },
                           { team = "x", share = 1 }, { team = "y", share = 1 } } },
      praise = { 1, 3, 5 } },
    { "half is not less than a quarter", give = { scheme = { id = "a" }, earners = { { team = "x", share = 1 } } },
      praise = {} },
  },
}

local function is_mine(scheme, names)
  for _, name in ipairs(names) do
    if name == scheme.id then return true end
  end
  return #names == 0
end

function rule.payout(scheme, earners, p, ctx)
  if not is_mine(scheme, p.schemes) then return nil end
  local praise, of_team = {}, {}
  for i, earner in ipairs(earners) do
    local n = of_team[earner.team] or 0
    if earner.share >= 1 and n < p.most and ctx:random() < p.chance then
      praise[#praise + 1] = i
      of_team[earner.team] = n + 1
    end
  end
  return nil, nil, praise
end

return rule
