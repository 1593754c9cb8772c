--- An apology, and a part of what the customer is worth back, at his first complaints about the same.
--
-- The refund is a share of his value, between least and most. From the contact after `times` on nothing more is paid,
-- so that complaining does not become a business.
--
-- Decides  recover
-- Random   none        Cost  one look

local rule = {
  params = {
    share = { kind = "share", default = "10%", min = 0, max = 1,
              meaning = "of the customer's value that he gets back" },
    least = { kind = "number", default = 5, min = 0, max = 1000000, unit = "money",
              meaning = "that he gets at least" },
    most  = { kind = "number", default = 50, min = 0, max = 1000000, unit = "money",
              meaning = "that he gets at most" },
    times = { kind = "whole", default = 2, min = 1, max = 1000, unit = "contacts",
              meaning = "about the same up to which something is paid" },
    after = { kind = "time", default = "1d", min = "0s", meaning = "until the money is there" },
  },
  tests = {
    { "a tenth", give = { contact = { contact = 1 }, complaint = { value = 200 } },
      expect = { apology = true, refund = 20, after_s = 86400 }, say = "20.00 of 200" },
    { "not less than five", give = { contact = { contact = 2 }, complaint = { value = 0 } },
      expect = { apology = true, refund = 5, after_s = 86400 } },
    { "not more than fifty", give = { contact = { contact = 1 }, complaint = { value = 9000 } },
      expect = { apology = true, refund = 50, after_s = 86400 } },
    { "once too often", give = { contact = { contact = 3 }, complaint = { value = 200 } },
      expect = { apology = true } },
  },
}

function rule.recover(contact, complaint, p, ctx)
  if contact.contact > p.times then return { apology = true } end
  local refund = math.max(math.min(p.share * complaint.value, p.most), p.least)
  ctx:why(string.format("%.2f of %.0f", refund, complaint.value))
  return { apology = true, refund = refund, after_s = p.after }
end

return rule
