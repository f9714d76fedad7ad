package org.cairn.credential.statuslist;

/** Bitstring Status List 1.0, 2.1. The 1EdTech schema asks for the id too. */
public record StatusListEntry(
        String id, String type, String statusPurpose, String statusListIndex, String statusListCredential) {

    public static StatusListEntry revocation(String list, int index) {
        return new StatusListEntry(
                list + "#" + index, "BitstringStatusListEntry", "revocation", Integer.toString(index), list);
    }
}
