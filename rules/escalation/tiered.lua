--- Each line keeps a contact for its time and then passes it on to the next.
--
-- The first line has l1_limit, the second l2_limit; after that a contact stays where it is. Which line it is at is
-- told by how often it was handed over. Where levels names the contact types in their order, a contact goes to the
-- next of them; else where the scenario says.
--
-- Decides  limit, escalate
-- Random   none        Cost  one look at each place

local rule = {
  params = {
    l1_limit = { kind = "time", default = "8min", min = "1s", meaning = "when the first line passes on" },
    l2_limit = { kind = "time", default = "20min", min = "1s", meaning = "when the second line passes on" },
    levels   = { kind = "contact", list = true, default = {},
                 meaning = "the contact types of the lines, the first line first" },
  },
  tests = {
    { "the first line", hook = "limit", give = { contact = { transfers = 0 }, person = {} }, expect = 480 },
    { "the second line", hook = "limit", give = { contact = { transfers = 1 }, person = {} }, expect = 1200 },
    { "the third keeps it", hook = "limit", give = { contact = { transfers = 2 }, person = {} } },
    { "on to the next line", hook = "escalate", with = { levels = { "calls", "second", "third" } },
      give = { contact = { type = "second" }, person = {}, places = { { name = "calls" }, { name = "third" } } },
      expect = "third", say = "after second comes third" },
    { "there is no way to it", hook = "escalate", with = { levels = { "calls", "second", "third" } },
      give = { contact = { type = "calls" }, person = {}, places = { { name = "third" } } } },
    { "no levels", hook = "escalate",
      give = { contact = { type = "calls" }, person = {}, places = { { name = "third" } } } },
  },
}

function rule.limit(contact, _, p)
  if contact.transfers == 0 then return p.l1_limit end
  if contact.transfers == 1 then return p.l2_limit end
  return nil
end

local function next_level(type, levels)
  for i, name in ipairs(levels) do
    if name == type then return levels[i + 1] end
  end
end

function rule.escalate(contact, _, places, p, ctx)
  local level = next_level(contact.type, p.levels)
  for _, place in ipairs(places) do
    if place.name == level then
      ctx:why("after " .. contact.type .. " comes " .. level)
      return place
    end
  end
  return nil
end

return rule
