package org.competitionledger.core.codec;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/**
 * A union: the place of the branch, then its value. It has a null and one other branch, or else
 * records only.
 *
 * @param indexes place of the branch by the value's class; empty with a null branch
 * @param nullIndex place of the null branch, -1 without one
 * @param complete whether the reader has no other branch, nor a branch that holds more
 */
record UnionLayout(
    Layout[] branches, Map<Class<?>, Integer> indexes, int nullIndex, boolean complete)
    implements Layout {

  static UnionLayout of(Schema writer, Schema reader) {
    List<Schema> branches = writer.getTypes();
    Layout[] layouts = new Layout[branches.size()];
    Map<Class<?>, Integer> indexes = new HashMap<>();
    int nullIndex = -1;
    for (int i = 0; i < layouts.length; i++) {
      Schema branch = branches.get(i);
      Integer counterpart = reader.getIndexNamed(branch.getFullName());
      if (!Integer.valueOf(i).equals(counterpart)) {
        throw new IllegalArgumentException(branch.getFullName() + " lost its place in a union");
      }
      layouts[i] = Layout.of(branch, reader.getTypes().get(i));
      if (branch.getType() == Schema.Type.NULL) {
        nullIndex = i;
      } else if (branch.getType() == Schema.Type.RECORD) {
        indexes.put(SpecificData.get().getClass(branch), i);
      }
    }
    if (nullIndex >= 0 ? layouts.length != 2 : indexes.size() != layouts.length) {
      throw new IllegalArgumentException("not a union that events have: " + writer);
    }
    boolean complete =
        layouts.length == reader.getTypes().size()
            && Arrays.stream(layouts).allMatch(Layout::complete);
    return new UnionLayout(layouts, Map.copyOf(indexes), nullIndex, complete);
  }

  @Override
  public void write(Object value, ByteSink out) {
    int index = nullIndex < 0 ? indexOf(value) : value == null ? nullIndex : 1 - nullIndex;
    out.writeLong(index);
    branches[index].write(value, out);
  }

  private int indexOf(Object value) {
    Integer index = value == null ? null : indexes.get(value.getClass());
    if (index == null) {
      throw new IllegalArgumentException("no branch of the union for " + value);
    }
    return index;
  }

  @Override
  public Object read(ByteSource in) {
    int index = in.readInt();
    if (index < 0 || index >= branches.length) {
      throw new MalformedBytes("branch " + index + " of " + branches.length);
    }
    return branches[index].read(in);
  }

  @Override
  public boolean holds(Object value) {
    if (complete || value == null) {
      return true;
    }
    Integer index = nullIndex < 0 ? indexes.get(value.getClass()) : Integer.valueOf(1 - nullIndex);
    return index != null && branches[index].holds(value);
  }

  @Override
  public int shorterBy(Object value) {
    return complete || nullIndex >= 0 && value == null
        ? 0
        : branches[nullIndex < 0 ? indexOf(value) : 1 - nullIndex].shorterBy(value);
  }
}
