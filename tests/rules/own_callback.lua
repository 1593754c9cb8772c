--- Says again what the scenario of test_rules.c says: from three waiting on, customers are offered a call.

return { admit = function(contact) return contact.has_callback and contact.waiting >= 3 and "call_back" or nil end }
