--- A cap on talk that is shorter while many wait.
--
-- A contact is handed over after cap, or after busy_cap when more than busy of its type wait as it begins. It goes
-- where the scenario says. Only contacts that have not been handed over yet are capped, so that nothing goes round in
-- circles.
--
-- Decides  limit
-- Random   none        Cost  one look

local rule = {
  params = {
    cap      = { kind = "time", default = "15min", min = "1s", meaning = "so long a person keeps a contact" },
    busy_cap = { kind = "time", default = "10min", min = "1s", meaning = "so long while many wait" },
    busy     = { kind = "whole", default = 5, min = 0, unit = "contacts", meaning = "more of its type are many" },
  },
  tests = {
    { "few wait", give = { contact = { waiting = 5, transfers = 0 }, person = {} }, expect = 900 },
    { "many wait", give = { contact = { waiting = 6, transfers = 0 }, person = {} }, expect = 600,
      say = "6 wait" },
    { "it was handed over before", give = { contact = { waiting = 6, transfers = 1 }, person = {} } },
  },
}

function rule.limit(contact, _, p, ctx)
  if contact.transfers > 0 then return nil end
  if contact.waiting <= p.busy then return p.cap end
  ctx:why(contact.waiting .. " wait")
  return p.busy_cap
end

return rule
