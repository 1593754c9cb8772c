--- Customers who matter more go first; the others are not forgotten.
--
-- A contact counts as if it had waited head_start longer when its type is one of vip. So a valued customer overtakes,
-- but a long wait of somebody else still wins in the end, which a strict priority never allows.
--
-- Decides  next
-- Random   none        Cost  one look at each queue with someone in it

local rule = {
  params = {
    vip        = { kind = "contact", list = true, default = {}, meaning = "the types of the customers who go first" },
    head_start = { kind = "time", default = "2min", min = "0s", meaning = "by so much they go before others" },
  },
  tests = {
    { "a valued customer overtakes", with = { vip = { "gold" } },
      give = { person = {}, queues = { { type = "calls", waited_s = 60 }, { type = "gold", waited_s = 1 } } },
      expect = "gold" },
    { "but not for ever", with = { vip = { "gold" } },
      give = { person = {}, queues = { { type = "calls", waited_s = 130 }, { type = "gold", waited_s = 1 } } },
      expect = "calls" },
  },
}

function rule.next(_, queues, p, ctx)
  local best, longest
  for _, queue in ipairs(queues) do
    local waited = queue.waited_s
    for _, name in ipairs(p.vip) do
      if queue.type == name then waited = waited + p.head_start end
    end
    if best == nil or waited > longest then best, longest = queue, waited end
  end
  if best ~= nil then ctx:why(string.format("counts as %.0f s of waiting", longest)) end
  return best
end

return rule
