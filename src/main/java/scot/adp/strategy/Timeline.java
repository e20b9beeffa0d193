package scot.adp.strategy;

/** When the national workforce plan means to act. */
public enum Timeline {

	COMPLETED, ONGOING, TRANCHE_1, TRANCHE_2, TRANCHE_3

}
