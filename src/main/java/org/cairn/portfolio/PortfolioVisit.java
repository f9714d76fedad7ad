package org.cairn.portfolio;

import java.util.Locale;
import org.cairn.letter.AddressHash;

/** Somebody who has opened a mailbox. Who that is, its address says at each request. */
public record PortfolioVisit(AddressHash address, Locale language) {}
