--- Whoever has reason to be angry goes to the experts at once.
--
-- The floor cannot look into a customer, but it knows that he has come back comebacks times, was handed over
-- transfers times, or has waited for longer than wait. Whoever has him listens for a while and hands him over to the
-- first of experts that is a way on. After most hand-overs nobody does so again.
--
-- Decides  limit, escalate
-- Random   none        Cost  one look at each place

local rule = {
  params = {
    experts   = { kind = "contact", list = true, default = {},
                  meaning = "where the angry go; the first that is a way on" },
    comebacks = { kind = "whole", default = 1, min = 1, unit = "times",
                  meaning = "who has come back so often is angry" },
    transfers = { kind = "whole", default = 2, min = 1, unit = "times",
                  meaning = "so is who was handed over so often" },
    wait      = { kind = "time", default = "10min", min = "1s", meaning = "and who has waited for longer" },
    listen    = { kind = "time", default = "1min", min = "1s", meaning = "so long it takes to see that" },
    most      = { kind = "whole", default = 3, min = 1, unit = "times", meaning = "nobody hands him over more often" },
  },
  tests = {
    { "he has come back", hook = "limit", with = { experts = { "experts" } },
      give = { contact = { type = "calls", contact = 2, transfers = 0, waited_s = 0, ways = { "experts" } },
               person = {} },
      expect = 60, say = "has come back 1 time" },
    { "he has waited long", hook = "limit", with = { experts = { "experts" } },
      give = { contact = { type = "calls", contact = 1, transfers = 0, waited_s = 601, ways = { "experts" } },
               person = {} },
      expect = 60, say = "has waited 601 s" },
    { "he was passed around", hook = "limit", with = { experts = { "experts" } },
      give = { contact = { type = "calls", contact = 1, transfers = 2, waited_s = 0, ways = { "experts" } },
               person = {} },
      expect = 60, say = "was handed over 2 times" },
    { "and enough is enough", hook = "limit", with = { experts = { "experts" } },
      give = { contact = { type = "calls", contact = 1, transfers = 3, waited_s = 0, ways = { "experts" } },
               person = {} } },
    { "he has no reason", hook = "limit", with = { experts = { "experts" } },
      give = { contact = { type = "calls", contact = 1, transfers = 0, waited_s = 30, ways = { "experts" } },
               person = {} } },
    { "there is no way to experts", hook = "limit", with = { experts = { "experts" } },
      give = { contact = { type = "calls", contact = 2, transfers = 0, waited_s = 0, ways = { "mail" } },
               person = {} } },
    { "to the experts", hook = "escalate", with = { experts = { "experts" } },
      give = { contact = { type = "calls", contact = 2, transfers = 0, waited_s = 0, reason = "limit" }, person = {},
               places = { { name = "mail" }, { name = "experts" } } },
      expect = "experts" },
    { "who is calm goes as usual", hook = "escalate", with = { experts = { "experts" } },
      give = { contact = { type = "calls", contact = 1, transfers = 0, waited_s = 0, reason = "need" }, person = {},
               places = { { name = "mail" }, { name = "experts" } } } },
  },
}

-- Why he is angry, or nil.
local function grievance(contact, p)
  if contact.contact > p.comebacks then
    local n = contact.contact - 1
    return "has come back " .. n .. (n == 1 and " time" or " times")
  end
  if contact.transfers >= p.transfers then return "was handed over " .. contact.transfers .. " times" end
  if contact.waited_s > p.wait then return string.format("has waited %.0f s", contact.waited_s) end
end

-- The first of the experts whose name is among these.
local function expert_among(names, p)
  for _, expert in ipairs(p.experts) do
    for _, name in ipairs(names) do
      if name == expert then return expert end
    end
  end
end

function rule.limit(contact, _, p, ctx)
  local why = grievance(contact, p)
  if why == nil or contact.transfers >= p.most or expert_among(contact.ways, p) == nil then return nil end
  ctx:why(why)
  return p.listen
end

function rule.escalate(contact, _, places, p, ctx)
  local why, names = grievance(contact, p), {}
  if why == nil then return nil end
  for i, place in ipairs(places) do names[i] = place.name end
  ctx:why(why)
  return expert_among(names, p)
end

return rule
