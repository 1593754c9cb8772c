--- The best of each team has a prize, and is praised before the others; who had it is left out for a while.
--
-- People are ranked by what they solved, or handled, an hour. Ties go to whoever stands first in the scenario. Praise
-- does something where the scenario has behaviour.praise: for the winner, and a little for all who see it.
--
-- Beside it  kind: threshold, window: month, with a small amount: few think that they will win
-- Decides  payout
-- Random   none        Cost  one look at each person

local rule = {
  params = {
    schemes = { kind = "text", list = true, default = {}, meaning = "the incentives that it pays; none named: all" },
    score   = { kind = "choice", choices = { "handled", "solved" }, default = "solved",
                meaning = "what counts, an hour" },
    prize   = { kind = "number", default = 100, min = 0, max = 1000000, unit = "money", meaning = "of the winner" },
    least   = { kind = "whole", default = 20, min = 0, max = 1000000, unit = "contacts",
                meaning = "that somebody must have handled in the window" },
    pause   = { kind = "whole", default = 3, min = 0, max = 1000, unit = "windows",
                meaning = "for which a winner is left out afterwards" },
  },
  tests = {
    { "one of each team",
      give = { scheme = { id = "a" },
               earners = { { name = "ana", team = "x", handled = 90, solved = 60, hours = 10 },
                           { name = "ben", team = "x", handled = 90, solved = 70, hours = 10 },
                           { name = "eve", team = "y", handled = 90, solved = 10, hours = 10 } } },
      expect = { 0, 100, 100 }, again = true, praise = { 2, 3 }, say = "eve" },
    { "who has won is left out", ctx = { state = { n = 4, ben = 3 } },
      give = { scheme = { id = "a" },
               earners = { { name = "ana", team = "x", handled = 90, solved = 60, hours = 10 },
                           { name = "ben", team = "x", handled = 90, solved = 70, hours = 10 } } },
      expect = { 100, 0 }, again = true, praise = { 1 } },
    { "nobody has done enough",
      give = { scheme = { id = "a" }, earners = { { name = "ana", team = "x", handled = 3, solved = 3, hours = 1 } } },
      expect = { 0 }, again = true, praise = {} },
  },
}

local function is_mine(scheme, names)
  for _, name in ipairs(names) do
    if name == scheme.id then return true end
  end
  return #names == 0
end

-- ctx.state.n counts windows; ctx.state[name] is the one in which somebody won last.
local function may_win(earner, p, state)
  local won = state[earner.name]
  return earner.handled >= p.least and (won == nil or state.n - won > p.pause)
end

local function best_of_teams(earners, p, state)
  local best = {}
  for i, earner in ipairs(earners) do
    local score = earner[p.score] / earner.hours
    local first = best[earner.team]
    if may_win(earner, p, state) and (first == nil or score > first.score) then
      best[earner.team] = { place = i, score = score, name = earner.name }
    end
  end
  return best
end

function rule.payout(scheme, earners, p, ctx)
  if not is_mine(scheme, p.schemes) then return nil end
  local pay, praise = {}, {}
  ctx.state.n = (ctx.state.n or 0) + 1
  for i in ipairs(earners) do pay[i] = 0 end
  for _, winner in pairs(best_of_teams(earners, p, ctx.state)) do
    pay[winner.place] = p.prize
    praise[#praise + 1] = winner.place
    ctx.state[winner.name] = ctx.state.n
    ctx:why(winner.name)
  end
  table.sort(praise)
  return pay, true, praise
end

return rule
