--- A customer who comes back gets the person he had before, if that one is soon free.
--
-- The person who knows the case answers when he is idle. Otherwise the customer waits for him, as long as patience
-- says; after that anybody answers.
--
-- Decides  route, overflow
-- Random   none        Cost  one look at each team

local rule = {
  params = {
    patience = { kind = "time", default = "30s", min = "1s",
                 meaning = "how long a customer waits for the person he had" },
  },
  tests = {
    { "the person he had answers", hook = "route",
      give = { contact = { waited_s = 0, last = { name = "ana", team = "desk", state = "idle" } },
               teams = { { name = "desk", idle = 3 } } },
      expect = "ana", say = "had it before" },
    { "or is waited for", hook = "route",
      give = { contact = { waited_s = 0, last = { name = "ana", team = "desk", state = "busy" } },
               teams = { { name = "desk", idle = 3 } } },
      again = 30 },
    { "but not when he is at home", hook = "route",
      give = { contact = { waited_s = 0, last = { name = "ana", team = "desk", state = "off" } },
               teams = { { name = "desk", idle = 3 } } },
      expect = "desk" },
    { "nor for ever", hook = "overflow",
      give = { contact = { waited_s = 30, last = { name = "ana", team = "desk", state = "busy" } },
               teams = { { name = "desk", idle = 3 } } },
      expect = "desk" },
    { "nor is who cannot take it", hook = "route",
      give = { contact = { waited_s = 0, last = { name = "eve", team = "experts", state = "idle" } },
               teams = { { name = "desk", idle = 3 } } },
      expect = "desk" },
    { "a newcomer gets anybody", hook = "route",
      give = { contact = { waited_s = 0 }, teams = { { name = "desk", idle = 3 } } },
      expect = "desk" },
  },
}

local function anybody(teams)
  for _, team in ipairs(teams) do
    if team.idle > 0 then return team end
  end
end

local function is_among(teams, person)
  for _, team in ipairs(teams) do
    if team.name == person.team then return true end
  end
  return false
end

function rule.route(contact, teams, p, ctx)
  local last = contact.last
  if last == nil or not is_among(teams, last) or contact.waited_s >= p.patience then return anybody(teams) end
  if last.state == "idle" then
    ctx:why("had it before")
    return last
  end
  if last.state ~= "busy" then return anybody(teams) end
  ctx:why("waits for " .. last.name)
  return nil, p.patience
end

function rule.overflow(_, teams)
  return anybody(teams)
end

return rule
