package org.cairn.credential.web;

/** What other places show of the page where its address is posted (Open Graph protocol). The holder's name is not in it. */
record Preview(String site, String title, String description, String address, String image, String alternative) {

    static Preview of(CredentialPage page) {
        return new Preview(
                page.issuer(),
                page.title(),
                page.badgeAlternative(),
                page.address(),
                page.address() + ".png",
                page.title() + ". " + page.badgeAlternative());
    }
}
