package dev.jstack.engine.ipam;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Addresses of one network of the host, for one lowering. Asked in the same order with the same
 * addresses taken, it gives the same ones.
 */
public final class AddressPool {
  private final Ipv4Range range;
  private final Ipv4Range part;
  private final int blockSize;
  private final boolean inBlocks;
  private final Set<Long> taken = new HashSet<>();
  private final Map<String, Long> byEndpoint = new HashMap<>();
  private final Map<Integer, String> ownerOfBlock = new HashMap<>();
  private final Map<String, List<Block>> blocksOf = new HashMap<>();

  private static final class Block {
    private final int index;
    private int next = 1;

    Block(int index) {
      this.index = index;
    }
  }

  private AddressPool(Ipv4Range range, Ipv4Range part, int blockSize, boolean inBlocks) {
    this.range = range;
    this.part = part;
    this.blockSize = blockSize;
    this.inBlocks = inBlocks;
  }

  /**
   * A pool that several owners share in blocks. The first block is nobody's: the gateway lives
   * there.
   */
  public static AddressPool shared(Ipv4Range range) {
    int length = Math.min(28, Math.max(24, range.length() + 8));
    AddressPool pool = new AddressPool(range, range, 1 << 32 - length, true);
    pool.ownerOfBlock.put(0, "");
    return pool;
  }

  /** A pool that all owners share address by address. */
  public static AddressPool whole(Ipv4Range range) {
    return part(range, range);
  }

  /** A pool that gives out addresses of {@code part} and knows fixed ones of {@code range}. */
  public static AddressPool part(Ipv4Range range, Ipv4Range part) {
    return new AddressPool(range, part, (int) Math.min(range.size(), 1 << 20), false);
  }

  /** Addresses that nobody may have: the gateway, reserved ones. */
  public void reserve(String address) {
    Ipv4Range.number(address).ifPresent(taken::add);
  }

  /**
   * An address that is in use on the host; {@code endpoint} keeps it when it asks.
   *
   * @param owner whose block it makes this; empty for a stranger
   */
  public void observe(String owner, String endpoint, String address) {
    Optional<Long> number = Ipv4Range.number(address).filter(range::contains);
    if (number.isEmpty()) {
      return;
    }
    taken.add(number.get());
    byEndpoint.putIfAbsent(endpoint, number.get());
    int block = (int) ((number.get() - range.base()) / blockSize);
    if (inBlocks && ownerOfBlock.putIfAbsent(block, owner) == null && !owner.isEmpty()) {
      blocks(owner).add(new Block(block));
    }
  }

  /** The address of {@code endpoint}: the one it has, else a new one; empty when none is left. */
  public Optional<String> allocate(String owner, String endpoint) {
    Long kept = byEndpoint.get(endpoint);
    if (kept != null) {
      return Optional.of(Ipv4Range.text(kept));
    }
    return next(inBlocks ? owner : "").map(number -> remember(endpoint, number));
  }

  /** Gives {@code endpoint} just {@code address}; false when another one has it. */
  public boolean allocateFixed(String endpoint, String address) {
    long number = Ipv4Range.number(address).orElseThrow();
    Long kept = byEndpoint.get(endpoint);
    if (kept != null && kept == number) {
      return true;
    }
    if (taken.contains(number) || isEdge(number)) {
      return false;
    }
    remember(endpoint, number);
    return true;
  }

  public Ipv4Range range() {
    return range;
  }

  /** The blocks of {@code owner}, in the order in which it took them. */
  public List<Ipv4Range> rangesOf(String owner) {
    if (!inBlocks) {
      return List.of(range);
    }
    int length = 32 - Integer.numberOfTrailingZeros(blockSize);
    return blocks(owner).stream()
        .map(block -> new Ipv4Range(range.base() + (long) block.index * blockSize, length))
        .toList();
  }

  private String remember(String endpoint, long number) {
    taken.add(number);
    byEndpoint.put(endpoint, number);
    return Ipv4Range.text(number);
  }

  private List<Block> blocks(String owner) {
    return blocksOf.computeIfAbsent(owner, key -> new ArrayList<>());
  }

  private Optional<Long> next(String owner) {
    List<Block> blocks = blocks(owner);
    for (Block block : blocks) {
      Optional<Long> free = nextIn(block);
      if (free.isPresent()) {
        return free;
      }
    }
    Optional<Block> claimed = claim(owner);
    claimed.ifPresent(blocks::add);
    return claimed.flatMap(this::nextIn);
  }

  private Optional<Long> nextIn(Block block) {
    long first = range.base() + (long) block.index * blockSize;
    while (block.next < blockSize - 1) {
      long candidate = first + block.next++;
      if (part.contains(candidate) && !taken.contains(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** The first free block from where the owner's name leads to. */
  private Optional<Block> claim(String owner) {
    int count = (int) (range.size() / blockSize);
    int start = Math.floorMod(hash(owner), count);
    for (int i = 0; i < count; i++) {
      int index = (start + i) % count;
      if (ownerOfBlock.putIfAbsent(index, owner) == null) {
        return Optional.of(new Block(index));
      }
    }
    return Optional.empty();
  }

  /** FNV-1a: spreads short names well and is the same everywhere. */
  private static int hash(String owner) {
    int hash = 0x811c9dc5;
    for (byte b : owner.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ b & 255) * 0x01000193;
    }
    return hash ^ hash >>> 15;
  }

  private boolean isEdge(long number) {
    return number == range.base() || number == range.base() + range.size() - 1;
  }
}
