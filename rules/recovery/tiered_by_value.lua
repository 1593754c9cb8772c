--- The more is at stake, the more is done: nothing, an apology, a call, a call and money.
--
-- What is at stake is the customer's value times the chance of losing him that can still be undone. Money is never more
-- than `share` of that.
--
-- Decides  recover
-- Random   none        Cost  one look

local rule = {
  params = {
    apology = { kind = "number", default = 0, min = 0, max = 1000000000, unit = "money",
                meaning = "at stake for an apology" },
    call    = { kind = "number", default = 10, min = 0, max = 1000000000, unit = "money",
                meaning = "at stake for a call with an explanation" },
    refund  = { kind = "number", default = 30, min = 0, max = 1000000000, unit = "money",
                meaning = "at stake for a refund" },
    share   = { kind = "share", default = "50%", min = 0, max = 1, meaning = "of what is at stake that is paid" },
    cost    = { kind = "number", default = 5, min = 0, max = 1000000, unit = "money", meaning = "of a call" },
    after   = { kind = "time", default = "4h", min = "0s", meaning = "until he is called" },
  },
  tests = {
    { "little", give = { contact = {}, complaint = { at_stake = 2 } }, expect = { apology = true } },
    { "nothing at all", with = { apology = 3 }, give = { contact = {}, complaint = { at_stake = 2 } }, expect = {} },
    { "something", give = { contact = {}, complaint = { at_stake = 10 } },
      expect = { apology = true, explained = true, cost = 5, after_s = 14400 }, say = "10 at stake" },
    { "much", give = { contact = {}, complaint = { at_stake = 60 } },
      expect = { apology = true, explained = true, cost = 5, after_s = 14400, refund = 30 } },
  },
}

function rule.recover(_, complaint, p, ctx)
  local stake = complaint.at_stake
  local done  = {}
  if stake >= p.apology then done.apology = true end
  if stake >= p.call then done.explained, done.cost, done.after_s = true, p.cost, p.after end
  if stake >= p.refund then done.refund = p.share * stake end
  ctx:why(string.format("%.0f at stake", stake))
  return done
end

return rule
