package org.cairn.credential.statuslist;

/** Bitstring Status List 1.0, 2.1. The 1EdTech schema asks for the id too. */
public record StatusListEntry(
        String id, String type, String statusPurpose, String statusListIndex, String statusListCredential) {

    public static StatusListEntry of(StatusPurpose purpose, String list, int index) {
        return new StatusListEntry(
                list + "#" + index, "BitstringStatusListEntry", purpose.word(), Integer.toString(index), list);
    }
}
