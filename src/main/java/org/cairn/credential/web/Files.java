package org.cairn.credential.web;

/**
 * Where a page's copies lie.
 *
 * @param page the page itself
 * @param picture the badge, to be shown rather than saved
 */
record Files(String page, String json, String jwt, String svg, String png, String pdf, String picture) {

    static Files published(String address) {
        return new Files(
                address,
                address + ".json",
                address + ".jwt",
                address + ".svg",
                address + ".png",
                address + ".pdf",
                address + ".svg");
    }

    static Files owned(String address) {
        String files = address + "/files/";
        return new Files(
                address,
                files + "credential.json",
                files + "credential.jwt",
                files + "badge.svg",
                files + "badge.png",
                files + "certificate.pdf",
                files + "picture.svg");
    }
}
