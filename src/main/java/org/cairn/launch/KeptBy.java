package org.cairn.launch;

/** How a browser kept, between login and launch, what proves that it is the same browser. */
public enum KeptBy {
    /** By a cookie that came back inside the platform's frame. */
    COOKIE,
    /** By the platform's own storage, asked by messages between windows. */
    STORAGE,
    /** By a cookie of a window of our own, because the frame keeps nothing. */
    WINDOW
}
