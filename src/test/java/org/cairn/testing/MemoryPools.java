package org.cairn.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** Heap in use, summed over the pools, each at its most. */
public final class MemoryPools {

    private MemoryPools() {}

    public static void reset() {
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    public static long most() {
        return pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
