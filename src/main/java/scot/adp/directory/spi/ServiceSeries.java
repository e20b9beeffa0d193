package scot.adp.directory.spi;

import java.time.LocalDate;

import scot.adp.directory.ServiceId;

/** Knows what is planned to happen again and again of services. */
public interface ServiceSeries {

	/** Whether anything of a service is planned on a day or after it. */
	boolean goesOn(ServiceId service, LocalDate day);

}
