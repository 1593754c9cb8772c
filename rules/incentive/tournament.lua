--- The best of each team share prizes; the others get nothing.
--
-- People are ranked by what they did an hour, or by a share. Where several are equally good at the border, they share
-- what is left of the prizes. Who has done fewer than `least` contacts does not take part.
--
-- Beside it  kind: threshold, with a target that the last of the winners usually just reaches, and an amount like the
--            prize: people try hardest where they are near that border
-- Decides  payout
-- Random   none        Cost  ranks the people of each team

local rule = {
  params = {
    schemes = { kind = "text", list = true, default = {}, meaning = "the incentives that it pays; none named: all" },
    score   = { kind = "choice", choices = { "handled", "solved", "resolution", "csat" }, default = "solved",
                meaning = "what people are ranked by; handled and solved an hour" },
    winners = { kind = "whole", default = 3, min = 1, max = 10000, unit = "people", meaning = "of each team" },
    prize   = { kind = "number", default = 100, min = 0, max = 1000000, unit = "money", meaning = "of each winner" },
    least   = { kind = "whole", default = 20, min = 0, max = 1000000, unit = "contacts",
                meaning = "that somebody must have handled in the window" },
  },
  tests = {
    { "the best two", with = { winners = 2, least = 0 },
      give = { scheme = { id = "a" },
               earners = { { team = "x", handled = 9, solved = 10, hours = 5 },
                           { team = "x", handled = 9, solved = 10, hours = 10 },
                           { team = "x", handled = 9, solved = 12, hours = 10 } } },
      expect = { 100, 0, 100 }, again = true },
    { "equals share what is left", with = { winners = 2, least = 0, score = "csat" },
      give = { scheme = { id = "a" },
               earners = { { team = "x", handled = 9, csat = 0.9 }, { team = "x", handled = 9, csat = 0.8 },
                           { team = "x", handled = 9, csat = 0.8 } } },
      expect = { 100, 50, 50 }, again = true },
    { "each team has winners of its own, and beginners are no match", with = { winners = 1 },
      give = { scheme = { id = "a" },
               earners = { { team = "x", handled = 3, solved = 3, hours = 1 },
                           { team = "x", handled = 50, solved = 20, hours = 10 },
                           { team = "y", handled = 50, solved = 10, hours = 10 } } },
      expect = { 0, 100, 100 }, again = true },
  },
}

local function is_mine(scheme, names)
  for _, name in ipairs(names) do
    if name == scheme.id then return true end
  end
  return #names == 0
end

local function score_of(earner, p)
  if earner.handled < p.least then return nil end
  if p.score == "resolution" or p.score == "csat" then return earner[p.score] end
  return earner[p.score] / earner.hours
end

-- `list` is of { score, place }, the best first.
local function award(list, pay, p)
  local left, i = p.winners, 1
  while i <= #list and left > 0 do
    local n = i
    while n < #list and list[n + 1].score == list[i].score do n = n + 1 end
    local alike = n - i + 1
    for k = i, n do pay[list[k].place] = p.prize * math.min(left, alike) / alike end
    left, i = left - alike, n + 1
  end
end

function rule.payout(scheme, earners, p)
  if not is_mine(scheme, p.schemes) then return nil end
  local pay, teams = {}, {}
  for i, earner in ipairs(earners) do
    local score = score_of(earner, p)
    pay[i] = 0
    if score ~= nil then
      teams[earner.team] = teams[earner.team] or {}
      table.insert(teams[earner.team], { score = score, place = i })
    end
  end
  for _, list in pairs(teams) do
    table.sort(list, function(a, b)
      if a.score ~= b.score then return a.score > b.score end
      return a.place < b.place
    end)
    award(list, pay, p)
  end
  return pay, true
end

return rule
