--- Says again what the scenario of test_rules.c says: a cap of four minutes, and who goes where.

local rule = {}

function rule.limit(contact)
  return contact.type == "calls" and 240 or nil
end

function rule.escalate(contact, person, places)
  assert(person.state == "busy" and contact.talked_s > 0)
  if contact.type ~= "calls" then return "third" end
  if contact.reason == "failure" then return "third", "warm" end
  assert(places[1].name == "second" and places[1].usual)
  if contact.reason == "need" then return places[1], "cold" end
  return 1
end

return rule
