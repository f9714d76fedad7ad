package org.cairn.credential;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.credential.StatusLists.StatusList;
import org.cairn.credential.statuslist.Bitstring;
import org.cairn.credential.statuslist.StatusPurpose;
import org.cairn.shared.InstitutionId;
import org.springframework.stereotype.Component;

/**
 * Deals places in status lists. Each list has its places shuffled when it opens, and they are given from the beginning: never
 * one twice, none looked for, and the order of the list tells nothing of who earned what when. A place that is dealt and not
 * used stays empty.
 */
@Component
class Reservations {

    private static final int PLACE_BYTES = 3;
    private static final int MOST_TRIES = 10_000;

    private final StatusLists lists;
    private final Clock clock;
    private final SecureRandom chance;

    Reservations(StatusLists lists, Clock clock, SecureRandom chance) {
        this.lists = lists;
        this.clock = clock;
        this.chance = chance;
    }

    /** Random places in lists of that purpose, and nobody else's. */
    List<Place> deal(InstitutionId institution, StatusPurpose purpose, int count) {
        List<Place> dealt = new ArrayList<>(count);
        for (int i = 0; i < MOST_TRIES && dealt.size() < count; i++) {
            StatusList list = open(institution, purpose);
            int taken = Math.min(count - dealt.size(), list.left());
            // Between two who deal at once, the count decides; the other looks again.
            if (lists.deal(list.id(), list.dealt(), taken)) {
                dealt.addAll(places(list.id(), lists.deck(list.id(), list.dealt() * PLACE_BYTES, taken * PLACE_BYTES)));
            }
        }
        if (dealt.size() < count) {
            throw new IllegalStateException("no places could be had in the status lists of " + institution);
        }
        return dealt;
    }

    private StatusList open(InstitutionId institution, StatusPurpose purpose) {
        Optional<StatusList> newest = lists.newest(institution, purpose);
        if (newest.isPresent() && newest.get().left() > 0) {
            return newest.get();
        }
        lists.open(institution, purpose, newest.map(StatusList::number).orElse(0) + 1, shuffled(), clock.instant());
        return lists.newest(institution, purpose).orElseThrow();
    }

    /** Fisher and Yates, with chance that cannot be foretold. */
    private byte[] shuffled() {
        int[] places = new int[Bitstring.ENTRIES];
        byte[] deck = new byte[places.length * PLACE_BYTES];
        for (int i = 0; i < places.length; i++) {
            int j = chance.nextInt(i + 1);
            places[i] = places[j];
            places[j] = i;
        }
        for (int i = 0; i < places.length; i++) {
            deck[i * PLACE_BYTES] = (byte) (places[i] >>> 16);
            deck[i * PLACE_BYTES + 1] = (byte) (places[i] >>> 8);
            deck[i * PLACE_BYTES + 2] = (byte) places[i];
        }
        return deck;
    }

    private static List<Place> places(UUID list, byte[] cards) {
        List<Place> places = new ArrayList<>(cards.length / PLACE_BYTES);
        for (int i = 0; i < cards.length; i += PLACE_BYTES) {
            int index = ((cards[i] & 0xFF) << 16) | ((cards[i + 1] & 0xFF) << 8) | (cards[i + 2] & 0xFF);
            places.add(new Place(list, index));
        }
        return places;
    }

    /** A place in a status list, given to one credential for good. */
    record Place(UUID list, int index) {}
}
