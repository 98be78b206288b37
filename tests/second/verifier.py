# SPDX-License-Identifier: MIT
"""A second verifier of transactions and blocks, written from the protocol alone and as plainly as can be.

It shares nothing with the programs, not even a library: numbers are Python's, hashes are hashlib's, the group, the
transcript and the proofs are below. Slow and variable time; it decides small networks in tests. Section numbers are the
protocol's.
"""
import hashlib

# ---- the field and the group (RFC 9496)

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
I = pow(2, (P - 1) // 4, P)  # a square root of -1


class Refused(Exception):
    """What breaks a rule, by the rule's name."""


def odd(x):
    return x & 1 == 1


def magnitude(x):
    return P - x if odd(x) else x


def sqrt_ratio(u, v):
    """Whether u/v is a square, and the even root of it or of i·u/v."""
    root = u * v**3 % P * pow(u * v**7 % P, (P - 5) // 8, P) % P
    check = v * root * root % P
    if check in (-u % P, -u * I % P):
        root = root * I % P
    return check in (u % P, -u % P), magnitude(root)


class Point:
    """A point of the Edwards curve as (X : Y : Z : T)."""

    def __init__(self, x, y, z, t):
        self.c = (x, y, z, t)

    def __add__(self, other):
        x1, y1, z1, t1 = self.c
        x2, y2, z2, t2 = other.c
        a, b = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
        c, d = 2 * D * t1 * t2 % P, 2 * z1 * z2 % P
        e, f, g, h = b - a, d - c, d + c, b + a
        return Point(e * f % P, g * h % P, f * g % P, e * h % P)

    def is_zero(self):
        """Of ristretto255: any point of the coset of (0, 1)."""
        return self.c[0] == 0 or self.c[1] == 0


ZERO = Point(0, 1, 1, 0)


def decode_point(data):
    s = int.from_bytes(data, "little")
    if len(data) != 32 or s >= P or odd(s):
        raise Refused("malformed")
    u1, u2 = (1 - s * s) % P, (1 + s * s) % P
    v = (-D * u1 * u1 - u2 * u2) % P
    square, root = sqrt_ratio(1, v * u2 * u2 % P)
    dx = root * u2 % P
    x = magnitude(2 * s * dx % P)
    y = u1 * root * dx * v % P
    if not square or odd(x * y % P) or y == 0:
        raise Refused("malformed")
    return Point(x, y, 1, x * y % P)


def decode_nonzero(data):
    point = decode_point(data)
    if point.is_zero():
        raise Refused("malformed")
    return point


# Of the two square roots of -D - 1, the odd one (RFC 9496, 4.1).
ROOT = 25063068953384623474111414158702152701244531502492656460079210482610430750235
assert (ROOT * ROOT + D + 1) % P == 0


def elligator(data):
    t = int.from_bytes(data, "little") % 2**255 % P
    r = I * t * t % P
    u, v = (r + 1) * (1 - D * D) % P, (-1 - r * D) * (r + D) % P
    square, s = sqrt_ratio(u, v)
    s, c = (s, -1) if square else (-magnitude(s * t % P), r)
    n = (c * (r - 1) * (D - 1)**2 - v) % P
    w0, w1, w2, w3 = 2 * s * v, n * ROOT, 1 - s * s, 1 + s * s
    return Point(w0 * w3 % P, w2 * w1 % P, w1 * w3 % P, w0 * w2 % P)


def one_way_map(data):
    return elligator(data[:32]) + elligator(data[32:])


def total(terms):
    """The sum of scalar times point, by buckets of six bits."""
    terms = [(s % L, p) for s, p in terms]
    result = ZERO
    for window in range(252, -1, -6):
        for _ in range(6):
            result = result + result
        buckets = [None] * 64
        for s, p in terms:
            digit = s >> window & 63
            if digit:
                buckets[digit] = p if buckets[digit] is None else buckets[digit] + p
        running = part = None
        for bucket in reversed(buckets[1:]):
            if bucket is not None:
                running = bucket if running is None else running + bucket
            if running is not None:
                part = running if part is None else part + running
        if part is not None:
            result = result + part
    return result


def decode_scalar(data, fault):
    value = int.from_bytes(data, "little")
    if len(data) != 32 or value >= L:
        raise Refused(fault)
    return value


# ---- hashes (§1)

def u32(n):
    return n.to_bytes(4, "little")


def u64(n):
    return n.to_bytes(8, "little")


def hashed(size, label, *parts):
    state = hashlib.blake2b(digest_size=size)
    for part in (label.encode(), *parts):
        state.update(u32(len(part)) + part)
    return state.digest()


def digest(label, *parts):
    return hashed(32, label, *parts)


def scalar(label, *parts):
    return int.from_bytes(hashed(64, label, *parts), "little") % L


def chain(letter, count):
    stream = hashlib.shake_256(b"GeneratorsChain" + letter + u32(0)).digest(64 * count)
    return [one_way_map(stream[64 * i:64 * i + 64]) for i in range(count)]


BASE = bytes.fromhex("e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76")
G = decode_point(BASE)
H = one_way_map(hashlib.sha3_512(BASE).digest())
F, U = (one_way_map(hashed(64, "tacit/1/generator", name)) for name in (b"F", b"U"))
GV, HV = chain(b"G", 1024), chain(b"H", 1024)

# ---- transcripts (Merlin 1.0 over STROBE-128)

ROUNDS = [0x0000000000000001, 0x0000000000008082, 0x800000000000808A, 0x8000000080008000, 0x000000000000808B,
          0x0000000080000001, 0x8000000080008081, 0x8000000000008009, 0x000000000000008A, 0x0000000000000088,
          0x0000000080008009, 0x000000008000000A, 0x000000008000808B, 0x800000000000008B, 0x8000000000008089,
          0x8000000000008003, 0x8000000000008002, 0x8000000000000080, 0x000000000000800A, 0x800000008000000A,
          0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008]
MASK = 2**64 - 1


def keccak(state):
    a = [int.from_bytes(state[8 * i:8 * i + 8], "little") for i in range(25)]  # lane (x, y) is x + 5y
    turn = lambda v, n: (v << n | v >> (64 - n)) & MASK
    for constant in ROUNDS:
        c = [a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20] for x in range(5)]
        d = [c[(x + 4) % 5] ^ turn(c[(x + 1) % 5], 1) for x in range(5)]
        a = [a[i] ^ d[i % 5] for i in range(25)]
        b, x, y, moved = [0] * 25, 1, 0, a[1]
        b[0] = a[0]
        for t in range(24):
            x, y = y, (2 * x + 3 * y) % 5
            b[x + 5 * y], moved = turn(moved, (t + 1) * (t + 2) // 2 % 64), a[x + 5 * y]
        a = [b[i] ^ (~b[i // 5 * 5 + (i + 1) % 5] & b[i // 5 * 5 + (i + 2) % 5]) for i in range(25)]
        a[0] ^= constant
    return bytearray(b"".join(u64(lane) for lane in a))


class Transcript:
    RATE = 166

    def __init__(self, label):
        self.state = keccak(bytearray(bytes([1, self.RATE + 2, 1, 0, 1, 96]) + b"STROBEv1.0.2").ljust(200, b"\0"))
        self.place = self.begin = 0
        self.operate(0x12, b"Merlin v1.0")  # meta, additional data
        self.append("dom-sep", label.encode())

    def permute(self):
        self.state[self.place] ^= self.begin
        self.state[self.place + 1] ^= 0x04
        self.state[self.RATE + 1] ^= 0x80
        self.state = keccak(self.state)
        self.place = self.begin = 0

    def absorb(self, data):
        for byte in data:
            self.state[self.place] ^= byte
            self.place += 1
            if self.place == self.RATE:
                self.permute()

    def operate(self, flags, data, more=False):
        if not more:
            before, self.begin = self.begin, self.place + 1
            self.absorb(bytes([before, flags]))
        self.absorb(data)

    def append(self, label, data):
        self.operate(0x12, label.encode())
        self.operate(0x12, u32(len(data)), True)
        self.operate(0x02, data)

    def append_u64(self, label, number):
        self.append(label, u64(number))

    def challenge(self, label, fault):
        self.operate(0x12, label.encode())
        self.operate(0x12, u32(64), True)
        before, self.begin = self.begin, self.place + 1
        self.absorb(bytes([before, 0x07]))
        if self.place:
            self.permute()
        out = bytearray()
        for _ in range(64):
            out.append(self.state[self.place])
            self.state[self.place] = 0
            self.place += 1
            if self.place == self.RATE:
                self.permute()
        value = int.from_bytes(out, "little") % L
        if value == 0:
            raise Refused(fault)
        return value


# ---- reading

class Reader:
    def __init__(self, data, fault="malformed"):
        self.data, self.at, self.fault = data, 0, fault

    def take(self, count):
        if count > len(self.data) - self.at:
            raise Refused(self.fault)
        self.at += count
        return self.data[self.at - count:self.at]

    def number(self, size):
        return int.from_bytes(self.take(size), "little")

    def point(self):
        encoding = self.take(32)
        try:
            return encoding, decode_nonzero(encoding)
        except Refused:
            raise Refused(self.fault) from None

    def scalar(self):
        return decode_scalar(self.take(32), self.fault)

    def finish(self):
        if self.at != len(self.data):
            raise Refused(self.fault)


class Coin:
    SIZE = 521

    def __init__(self, data):
        self.K, self.S, self.V, self.A = (data[32 * i:32 * i + 32] for i in range(4))
        self.rest = data[128:]
        for encoding in (self.K, self.S, self.V, self.A):
            decode_nonzero(encoding)


class Transaction:
    """§9. `m` is the network's."""

    def __init__(self, data, m):
        if data[:1] != b"\x01":
            raise Refused("version" if data else "malformed")
        reader = Reader(data)
        reader.take(33)
        self.expiry = reader.number(8)
        count = reader.number(1)
        if not 1 <= count <= 16:
            raise Refused("malformed")
        self.inputs = []  # (first, count), S', V', A', T
        for _ in range(count):
            cover = (reader.number(8), reader.number(4))
            self.inputs.append((cover, *(reader.point()[0] for _ in range(4))))
        outputs = reader.number(1)
        if not 1 <= outputs <= 16:
            raise Refused("malformed")
        self.outputs = [Coin(reader.take(Coin.SIZE)) for _ in range(outputs)]
        self.fee = reader.number(8)
        if self.fee >= 2**62 or reader.number(1) != 0:
            raise Refused("malformed")
        self.core = data[:reader.at]
        self.memberships = [reader.take(32 * (4 + m + 3 * m)) for _ in range(count)]
        gates = count + 63 * outputs
        self.balance = reader.take(1 + 32 * (13 + 2 * (gates - 1).bit_length()))
        self.signed = data[len(self.core):reader.at]
        self.authorisations = [reader.take(160) for _ in range(count)]
        reader.finish()

    def sets(self):
        return {cover for cover, *_ in self.inputs}


# ---- proofs

def check_membership(genesis, m, cover, head, members, S, V, A, proof):
    """§6 with n = 4; `members` are the points S, V, A of the set's coins."""
    fault = "membership-proof"
    t = Transcript("tacit/1/membership")
    t.append("genesis", genesis)
    for label, number in (("first", cover[0]), ("count", cover[1]), ("n", 4), ("m", m)):
        t.append_u64(label, number)
    t.append("coins", head)
    for label, encoding in (("S'", S), ("V'", V), ("A'", A)):
        t.append(label, encoding)
    chi = t.challenge("chi", fault)
    reader = Reader(proof, fault)
    points = [reader.point() for _ in range(2 + m)]
    for label, (encoding, _) in zip(["Y0", "Y1"] + ["X"] * m, points):
        t.append(label, encoding)
    x = t.challenge("x", fault)
    f = []
    for _ in range(m):
        row = [reader.scalar() for _ in range(3)]
        f.append([(x - sum(row)) % L] + row)
    z_y, z = reader.scalar(), reader.scalar()
    reader.finish()
    commitment = [(1, points[0][1]), (x, points[1][1]), (-z_y, H)]
    for j in range(m):
        for i in range(4):
            commitment += [(-f[j][i], GV[4 * j + i]), (-f[j][i] * (x - f[j][i]), HV[4 * j + i])]
    weights = [0] * len(members)
    for k in range(4**m):
        weight = 1
        for j in range(m):
            weight = weight * f[j][k >> 2 * j & 3] % L
        weights[k % len(members)] += weight
    one_of = [(-z, H)] + [(-pow(x, j, L), point) for j, (_, point) in enumerate(points[2:])]
    for power, encoding in enumerate((S, V, A)):
        one_of.append((-pow(x, m, L) * chi**power, decode_point(encoding)))
        one_of += [(w * chi**power, member[power]) for w, member in zip(weights, members)]
    if not total(commitment).is_zero() or not total(one_of).is_zero():
        raise Refused(fault)


def balance_constraints(zeta, inputs, outputs, fee, fault):
    """§7: each constraint a list of (kind, index, factor); kinds L, R, O are gates', V commitments', 1 the constant."""
    constraints = []
    for i in range(inputs + outputs):
        constraints += [[("L", i, 1), ("1", 0, -zeta), ("V", 2 * i + 1, 1)], [("O", i, 1), ("V", 2 * i, -1)]]
    for j in range(outputs):
        first = inputs + outputs + 62 * j
        for bit in range(62):
            constraints += [[("O", first + bit, 1)], [("L", first + bit, 1), ("R", first + bit, 1), ("1", 0, -1)]]
        constraints.append([("R", first + bit, 2**bit) for bit in range(62)] + [("V", 2 * (inputs + j), -1)])
    tacit = scalar("tacit/1/asset", bytes(32))
    if zeta == tacit:
        raise Refused(fault)
    shares = [("R", i, 1 if i < inputs else -1) for i in range(inputs + outputs)]
    constraints.append(shares + [("1", 0, -fee * pow(zeta - tacit, -1, L))])
    return constraints


def check_balance(core, commitments, inputs, outputs, fee, proof):
    """§7; `commitments` are V' A' of each input, then V A of each output."""
    fault = "balance-proof"
    reader = Reader(proof, fault)
    if reader.number(1) != 0:
        raise Refused(fault)
    t = Transcript("tacit/1/balance")
    t.append("core", core)
    t.append("dom-sep", b"r1cs v1")
    for encoding in commitments:
        t.append("V", encoding)
    zeta = t.challenge("zeta", fault)
    gates = inputs + 63 * outputs
    size = 1 << (gates - 1).bit_length()
    t.append_u64("m", len(commitments))
    points = []
    for label in ("A_I1", "A_O1", "S1"):
        points.append(reader.point())
        t.append(label, points[-1][0])
    t.append("dom-sep", b"r1cs-1phase")
    for label in ("A_I2", "A_O2", "S2"):
        t.append(label, bytes(32))
    y, z = t.challenge("y", fault), t.challenge("z", fault)
    for label in ("T_1", "T_3", "T_4", "T_5", "T_6"):
        points.append(reader.point())
        t.append(label, points[-1][0])
    u, x = t.challenge("u", fault), t.challenge("x", fault)
    scalars = []
    for label in ("t_x", "t_x_blinding", "e_blinding"):
        encoding = reader.take(32)
        scalars.append(decode_scalar(encoding, fault))
        t.append(label, encoding)
    w = t.challenge("w", fault)
    t.append("dom-sep", b"ipp v1")
    t.append_u64("n", size)
    folds, steps = [], []
    for _ in range(size.bit_length() - 1):
        left, right = reader.point(), reader.point()
        t.append("L", left[0])
        t.append("R", right[0])
        steps.append(t.challenge("u", fault))
        folds += [(steps[-1]**2, left[1]), (pow(steps[-1], -2, L), right[1])]
    a, b = reader.scalar(), reader.scalar()
    reader.finish()

    weight = {"L": [0] * size, "R": [0] * size, "O": [0] * size, "V": [0] * len(commitments), "1": [0]}
    for number, constraint in enumerate(balance_constraints(zeta, inputs, outputs, fee, fault), 1):
        power = pow(z, number, L)
        for kind, index, factor in constraint:
            weight[kind][index] += power * factor * (-1 if kind in "V1" else 1)
    t_x, t_x_blinding, e_blinding = scalars
    y_inverse = pow(y, -1, L)
    delta = sum(pow(y_inverse, i, L) * weight["R"][i] * weight["L"][i] for i in range(size))
    # One equation says that t(x) is what the commitments T say, the other that it is the inner product.
    degrees = (1, 3, 4, 5, 6)
    of_t = [(x**2 * (weight["1"][0] + delta) - t_x, G), (-t_x_blinding, H)]
    of_t += [(x**2 * v, decode_point(c)) for v, c in zip(weight["V"], commitments)]
    of_t += [(pow(x, degree, L), point) for degree, (_, point) in zip(degrees, points[3:])]
    inner = [(pow(x, i + 1, L), point) for i, (_, point) in enumerate(points[:3])] + folds
    inner += [(w * (t_x - a * b), G), (-e_blinding, H)]
    for i in range(size):
        s = 1
        for j, step in enumerate(steps):
            s = s * (step if i >> (len(steps) - 1 - j) & 1 else pow(step, -1, L)) % L
        inverse, phase = pow(y_inverse, i, L), 1 if i < gates else u
        inner.append((phase * (x * inverse * weight["R"][i] - a * s), GV[i]))
        h = inverse * (x * weight["L"][i] + weight["O"][i] - b * pow(s, -1, L)) - 1
        inner.append((phase * h, HV[i]))
    if not total(of_t).is_zero() or not total(inner).is_zero():
        raise Refused(fault)


def check_authorisation(message, index, S, T, proof):
    """§8."""
    fault = "authorisation"
    t = Transcript("tacit/1/authorisation")
    t.append("message", message)
    t.append_u64("input", index)
    t.append("S'", S)
    t.append("T", T)
    reader = Reader(proof, fault)
    (a1, A1), (a2, A2) = reader.point(), reader.point()
    t.append("A1", a1)
    t.append("A2", a2)
    c = t.challenge("c", fault)
    t1, t2, t3 = reader.scalar(), reader.scalar(), reader.scalar()
    reader.finish()
    one = [(1, A1), (c, decode_point(S)), (-t1, F), (-t2, G), (-t3, H)]
    two = [(1, A2), (c, U), (-t1, decode_point(T)), (-t2, G)]
    if not total(one).is_zero() or not total(two).is_zero():
        raise Refused(fault)


# ---- certificates (§10): ed25519 by the protocol's conditions


def decode_ed25519(data):
    y = int.from_bytes(data, "little") % 2**255
    sign = data[31] >> 7
    if y >= P:
        raise Refused("certificate")
    square, x = sqrt_ratio(y * y - 1, D * y * y + 1)
    if not square or (x == 0 and sign):
        raise Refused("certificate")
    x = P - x if sign else x
    point = Point(x, y, 1, x * y % P)
    eight = point + point
    eight = eight + eight
    eight = eight + eight
    if eight.c[0] == 0 and eight.c[1] == eight.c[2]:
        raise Refused("certificate")
    return point


def check_signature(key, message, signature):
    s = decode_scalar(signature[32:], "certificate")
    A, R = decode_ed25519(key), decode_ed25519(signature[:32])
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    base = decode_ed25519((4 * pow(5, -1, P) % P).to_bytes(32, "little"))
    x1, y1, z1, _ = total([(s, base)]).c
    x2, y2, z2, _ = (R + total([(k, A)])).c
    if (x1 * z2 - x2 * z1) % P or (y1 * z2 - y2 * z1) % P:
        raise Refused("certificate")


# ---- the ledger (§5, §9, §10)

class Ledger:
    def __init__(self, genesis):
        reader = Reader(genesis)
        reader.take(1)
        self.id = digest("tacit/1/genesis", genesis)
        for _ in range(2):
            reader.take(reader.number(4))
        time = reader.number(8)
        reader.take(1)
        self.m = reader.number(1)
        self.fee_unit, self.most = reader.number(8), reader.number(4)
        reader.take(1)
        self.operator = reader.take(32)
        self.coins, self.heads = [], [digest("tacit/1/coins", self.id)]
        self.issued = self.burned = 0
        for index in range(reader.number(4)):
            self.add_coin(bytes(32) + u32(index), Coin(reader.take(Coin.SIZE)))
            self.issued += int.from_bytes(reader.take(104)[:8], "little")
        reader.finish()
        self.tags, self.tag_head = {}, digest("tacit/1/tags", self.id)
        self.height, self.time, self.previous = 0, time, None
        self.previous = digest("tacit/1/block", self.id, self.header(0, time, bytes(32), []))

    def add_coin(self, origin, coin):
        self.coins.append(tuple(decode_point(e) for e in (coin.S, coin.V, coin.A)))
        rest = digest("tacit/1/coin/rest", coin.rest)
        self.heads.append(digest("tacit/1/coins/next", self.heads[-1], origin, coin.K, coin.S, coin.V, coin.A, rest))

    def header(self, height, time, previous, ids):
        state = bytes(32) + self.issued.to_bytes(16, "little") + self.burned.to_bytes(16, "little")
        return (b"\x01" + u64(height) + u64(time) + previous + digest("tacit/1/transactions", *ids) +
                u64(len(self.coins)) + self.heads[-1] + u64(len(self.tags)) + self.tag_head +
                digest("tacit/1/state", state))

    def set_allowed(self, first, count):
        half, final = 4**self.m // 2, len(self.coins)
        usual = first % half == 0 and half <= count <= 2 * half
        young = first == 0 and 1 <= count < half and final < 2 * half
        return first + count <= final and (usual or young)

    def conditions(self, t, time, spent):
        factor = len(t.inputs) + len(t.outputs) + 4 * len(t.sets())
        tags = [tag for *_, tag in t.inputs]
        for broken, rule in ((len(t.sets()) > 4, "too-many-cover-sets"),
                             (t.fee < self.fee_unit * factor, "fee-too-low"),
                             (t.expiry != 0 and time > 1000 * t.expiry, "expired"),
                             (len(set(tags)) < len(tags), "tag-repeated"),
                             (any(tag in self.tags for tag in tags), "tag-spent"),
                             (not all(self.set_allowed(*cover) for cover in t.sets()), "cover-set-illegal"),
                             (any(tag in spent for tag in tags), "tag-spent")):
            if broken:
                raise Refused(rule)

    def proofs(self, t):
        for (cover, S, V, A, _), proof in zip(t.inputs, t.memberships):
            first, count = cover
            members = self.coins[first:first + count]
            check_membership(self.id, self.m, cover, self.heads[first + count], members, S, V, A, proof)
        core = digest("tacit/1/core", self.id, t.core)
        commitments = [e for _, _, V, A, _ in t.inputs for e in (V, A)]
        commitments += [e for coin in t.outputs for e in (coin.V, coin.A)]
        check_balance(core, commitments, len(t.inputs), len(t.outputs), t.fee, t.balance)
        message = digest("tacit/1/sign", core, t.signed)
        for index, ((_, S, _, _, T), proof) in enumerate(zip(t.inputs, t.authorisations)):
            check_authorisation(message, index, S, T, proof)

    def transaction(self, data, time):
        """The rule that a transaction breaks in a block of this time, or nothing."""
        try:
            if len(data) + 4 + 193 + 65 + 4 > self.most:
                raise Refused("too-large")
            t = Transaction(data, self.m)
            self.conditions(t, time, ())
            self.proofs(t)
        except Refused as refused:
            return str(refused)
        return None

    def block(self, data):
        """The rule that a block breaks, or nothing, and then the ledger is the one after it."""
        before = (list(self.coins), list(self.heads), dict(self.tags), self.tag_head, self.burned)
        try:
            self.apply(data)
        except Refused as refused:
            self.coins, self.heads, self.tags, self.tag_head, self.burned = before
            return str(refused)
        return None

    def apply(self, data):
        reader = Reader(data)
        header, certificate = reader.take(193), reader.take(65)
        entries = [reader.take(reader.number(4)) for _ in range(reader.number(4))]
        reader.finish()
        height, time = (int.from_bytes(header[at:at + 8], "little") for at in (1, 9))
        block_id = digest("tacit/1/block", self.id, header)
        for broken, rule in ((len(data) > self.most, "too-large"), (header[0] != 1, "malformed"),
                             (certificate[0] != 1, "certificate"), (height != self.height + 1, "height"),
                             (header[17:49] != self.previous, "previous"), (time < self.time, "time")):
            if broken:
                raise Refused(rule)
        check_signature(self.operator, digest("tacit/1/certificate", self.id, block_id), certificate[1:])
        transactions, spent = [], set()
        for entry in entries:
            t = Transaction(entry, self.m)
            self.conditions(t, time, spent)
            spent.update(tag for *_, tag in t.inputs)
            transactions.append(t)
        for t in transactions:
            self.proofs(t)
        for t in transactions:
            for *_, tag in t.inputs:
                self.tags[tag] = True
                self.tag_head = digest("tacit/1/tags/next", self.tag_head, tag)
            for j, coin in enumerate(t.outputs):
                self.add_coin(t.inputs[0][4] + u32(j), coin)
            self.burned += t.fee
        ids = [digest("tacit/1/transaction", self.id, entry) for entry in entries]
        if self.burned > self.issued or self.header(height, time, self.previous, ids) != header:
            raise Refused("header")
        self.height, self.time, self.previous = height, time, block_id
