--- Keeps people free for the types that matter: others are answered only while enough people are idle.
--
-- A type that is not in keep_for waits as long as the team has no more than keep idle people. A contact that has waited
-- longer than patience is answered all the same.
--
-- Decides  route, overflow
-- Random   none        Cost  one look at each team

local rule = {
  params = {
    keep_for = { kind = "contact", list = true, default = {}, meaning = "the types that people are kept free for" },
    keep     = { kind = "whole", default = 1, min = 0, max = 10000, unit = "people",
                 meaning = "people of each team kept free for them" },
    patience = { kind = "time", default = "2min", min = "1s",
                 meaning = "the others wait at most so long for one of those kept free" },
  },
  tests = {
    { "the last idle person is kept", hook = "route", with = { keep_for = { "vip" } },
      give = { contact = { type = "calls", waited_s = 0 }, teams = { { name = "desk", idle = 1 } } },
      again = 120 },
    { "the second last is not", hook = "route", with = { keep_for = { "vip" } },
      give = { contact = { type = "calls", waited_s = 0 }, teams = { { name = "desk", idle = 2 } } },
      expect = "desk" },
    { "those who matter get him", hook = "route", with = { keep_for = { "vip" } },
      give = { contact = { type = "vip", waited_s = 0 }, teams = { { name = "desk", idle = 1 } } },
      expect = "desk" },
    { "after two minutes everyone does", hook = "overflow", with = { keep_for = { "vip" } },
      give = { contact = { type = "calls", waited_s = 120 }, teams = { { name = "desk", idle = 1 } } },
      expect = "desk" },
    { "if there is one", hook = "overflow",
      give = { contact = { type = "calls", waited_s = 120 }, teams = { { name = "desk", idle = 0 } } } },
  },
}

local function matters(contact, p)
  for _, name in ipairs(p.keep_for) do
    if contact.type == name then return true end
  end
  return false
end

local function first_with(teams, more_than)
  for _, team in ipairs(teams) do
    if team.idle > more_than then return team end
  end
end

function rule.route(contact, teams, p, ctx)
  if matters(contact, p) or contact.waited_s >= p.patience then return first_with(teams, 0) end
  local team = first_with(teams, p.keep)
  if team ~= nil then return team end
  ctx:why("the last " .. p.keep .. " are kept free")
  return nil, p.patience
end

function rule.overflow(_, teams)
  return first_with(teams, 0)
end

return rule
