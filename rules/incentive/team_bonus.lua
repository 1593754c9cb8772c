--- A pot for each team that reaches its target together, shared by the hours worked.
--
-- The pot is the scheme's amount of what the team earned by the hour. It has reached the target when its people have
-- solved, or handled, `each` contacts a head on average; where each is 0, the pot is what the scheme promises them.
--
-- Beside it  kind: threshold, scope: team, with a target for the whole team
-- Decides  payout
-- Random   none        Cost  one look at each person

local rule = {
  params = {
    schemes = { kind = "text", list = true, default = {}, meaning = "the incentives that it pays; none named: all" },
    count   = { kind = "choice", choices = { "handled", "solved" }, default = "solved", meaning = "what is counted" },
    each    = { kind = "number", default = 0, min = 0, max = 1000000, unit = "contacts",
                meaning = "a head in a whole window; 0: the pot is what the scheme promises the team" },
    share   = { kind = "choice", choices = { "hours", "heads" }, default = "hours", meaning = "how the pot is shared" },
  },
  tests = {
    { "one team reaches it, the other does not", with = { each = 100 },
      give = { scheme = { id = "a", amount = 0.1, part = 1 },
               earners = { { team = "x", solved = 150, hours = 30, pay = 600 },
                           { team = "x", solved = 50, hours = 10, pay = 200 },
                           { team = "y", solved = 99, hours = 10, pay = 200 } } },
      expect = { 60, 20, 0 }, again = true },
    { "by heads", with = { each = 100, share = "heads" },
      give = { scheme = { id = "a", amount = 0.1, part = 0.5 },
               earners = { { team = "x", solved = 75, hours = 30, pay = 600 },
                           { team = "x", solved = 25, hours = 10, pay = 200 } } },
      expect = { 40, 40 }, again = true },
    { "what the scheme promises goes into the pot",
      give = { scheme = { id = "a" },
               earners = { { team = "x", promised = 90, hours = 10 }, { team = "x", promised = 0, hours = 20 } } },
      expect = { 30, 60 }, again = true },
  },
}

local function is_mine(scheme, names)
  for _, name in ipairs(names) do
    if name == scheme.id then return true end
  end
  return #names == 0
end

local function add_up(earners, p)
  local teams = {}
  for _, earner in ipairs(earners) do
    local t = teams[earner.team] or { people = 0, count = 0, hours = 0, pay = 0, promised = 0 }
    t.people = t.people + 1
    t.hours = t.hours + earner.hours
    if p.each > 0 then
      t.count = t.count + earner[p.count]
      t.pay = t.pay + earner.pay
    else
      t.promised = t.promised + earner.promised
    end
    teams[earner.team] = t
  end
  return teams
end

local function pot_of(team, scheme, p)
  if p.each == 0 then return team.promised end
  return team.count >= p.each * team.people * scheme.part and scheme.amount * team.pay or 0
end

function rule.payout(scheme, earners, p, ctx)
  if not is_mine(scheme, p.schemes) then return nil end
  local teams, pay = add_up(earners, p), {}
  for i, earner in ipairs(earners) do
    local team = teams[earner.team]
    local pot  = pot_of(team, scheme, p)
    pay[i] = p.share == "heads" and pot / team.people or pot * earner.hours / team.hours
  end
  for name, team in pairs(teams) do
    if pot_of(team, scheme, p) > 0 then ctx:why(name .. " has reached it") end
  end
  return pay, true
end

return rule
