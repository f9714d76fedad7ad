package org.cairn.shared;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was used last, and at most so much of it: for what is the same whenever and wherever it is worked out. */
public final class Latest<K, V> {

    private final Map<K, V> kept;

    public Latest(int most) {
        kept = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** Worked out once, while the others who ask for anything wait. */
    public synchronized V computeIfAbsent(K key, Function<? super K, ? extends V> work) {
        return kept.computeIfAbsent(key, work);
    }

    /** @return null where it is not kept */
    public synchronized @Nullable V get(K key) {
        return kept.get(key);
    }

    public synchronized void put(K key, V value) {
        kept.put(key, value);
    }
}
