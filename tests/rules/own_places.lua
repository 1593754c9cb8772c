--- Says again what the scenario of test_rules.c says: when nobody is idle and four wait, the next is blocked.

return {
  admit = function(contact)
    if contact.expected_s > 0 and contact.waiting >= 4 then return "refuse" end
    return true
  end,
}
