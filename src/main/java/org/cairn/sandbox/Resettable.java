package org.cairn.sandbox;

/** Something kept in memory that goes back to its first state when the visitor starts over. */
interface Resettable {

    void reset();
}
