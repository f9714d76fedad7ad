package org.cairn.letter;

import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Who has confirmed an address to be theirs. An address proves that somebody reads a mailbox, and no more: several persons may
 * share one, so it joins nobody.
 */
@Service
public class ConfirmedAddresses {

    private final WishTable wishes;
    private final AddressSeal seal;

    ConfirmedAddresses(WishTable wishes, AddressSeal seal) {
        this.wishes = wishes;
        this.seal = seal;
    }

    /** Finds the address again without saying it. */
    public AddressHash hash(String address) {
        return seal.hash(address);
    }

    /** Everybody who has confirmed this address and still wishes letters there; mostly one, or nobody. */
    public List<Wish> of(AddressHash hash) {
        return wishes.confirmed(hash).stream()
                // What a node of the version before has changed since carries the hash of the address before.
                .filter(wish -> seal.hash(wish.address()).equals(hash))
                .toList();
    }
}
