package nl.kring.demo;

/** A part of the demo that another look at it adds, after municipality, people and circles stand; in the order of {@code @Order}. */
interface DemoPart {
    void load(DemoTown town);
}
