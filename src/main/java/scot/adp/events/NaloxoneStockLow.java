package scot.adp.events;

/**
 * An outlet, which is the record of the envelope, has fewer kits of one kind than it is
 * to have. Told once, until it had enough of them again.
 *
 * @param product which kits, such as {@code INTRANASAL}
 */
@Told(since = "2026-11", about = "treatment.outlet-stock", eachCounts = true, heardFrom = "housing")
public record NaloxoneStockLow(Envelope envelope, ListedCode product) implements BusEvent {
}
