--- A customer who keeps coming back is passed on to the managers.
--
-- Whoever comes for the n-th time about the same thing complains: he is heard for listen and goes to the managers. In
-- the scenario the managers are a contact type, and a way on of the others, with a share of 0% where nobody else goes
-- there.
--
-- Decides  limit, escalate
-- Random   none        Cost  one look at each place

local rule = {
  params = {
    managers = { kind = "contact", list = true, default = {}, meaning = "the managers' contact type" },
    n        = { kind = "whole", default = 3, min = 2, unit = "contacts",
                 meaning = "whoever comes for the n-th time complains" },
    listen   = { kind = "time", default = "2min", min = "1s", meaning = "so long he is heard before that" },
  },
  tests = {
    { "the third time", hook = "limit", with = { managers = { "managers" } },
      give = { contact = { contact = 3, ways = { "experts", "managers" } }, person = {} },
      expect = 120, say = "contact 3 about" },
    { "the second time", hook = "limit", with = { managers = { "managers" } },
      give = { contact = { contact = 2, ways = { "experts", "managers" } }, person = {} } },
    { "nobody can pass him on", hook = "limit", with = { managers = { "managers" } },
      give = { contact = { contact = 3, ways = { "experts" } }, person = {} } },
    { "no managers", hook = "limit", give = { contact = { contact = 3, ways = { "experts" } }, person = {} } },
    { "to the managers", hook = "escalate", with = { managers = { "managers" }, n = 4 },
      give = { contact = { contact = 4 }, person = {}, places = { { name = "experts" }, { name = "managers" } } },
      expect = "managers", say = "contact 4 about" },
    { "others go as usual", hook = "escalate", with = { managers = { "managers" } },
      give = { contact = { contact = 1 }, person = {}, places = { { name = "experts" }, { name = "managers" } } } },
  },
}

local function complaint(contact, p)
  if contact.contact < p.n then return nil end
  return "contact " .. contact.contact .. " about the same thing"
end

local function manager_among(names, p)
  for _, manager in ipairs(p.managers) do
    for _, name in ipairs(names) do
      if name == manager then return manager end
    end
  end
end

function rule.limit(contact, _, p, ctx)
  local why = complaint(contact, p)
  if why == nil or manager_among(contact.ways, p) == nil then return nil end
  ctx:why(why)
  return p.listen
end

function rule.escalate(contact, _, places, p, ctx)
  local why, names = complaint(contact, p), {}
  if why == nil then return nil end
  for i, place in ipairs(places) do names[i] = place.name end
  ctx:why(why)
  return manager_among(names, p)
end

return rule
