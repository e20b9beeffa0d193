package scot.adp.measures.ui;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import scot.adp.measures.PublishedFigure;
import scot.adp.measures.SeriesCode;

/** Addresses of the pages of published figures. */
final class PublishedLinks {

	private PublishedLinks() {
	}

	/** The page of a series. */
	static String series(SeriesCode code) {
		return "published/" + code.value();
	}

	/** The page of a series at a figure. */
	static String figure(PublishedFigure figure) {
		var address = new StringBuilder(series(figure.series())).append("?figure=")
			.append(figure.figure())
			.append("&area=")
			.append(figure.area().code());
		figure.by()
			.forEach((dimension, value) -> address.append('&')
				.append(URLEncoder.encode(dimension, StandardCharsets.UTF_8))
				.append('=')
				.append(value));
		return address.toString();
	}

}
