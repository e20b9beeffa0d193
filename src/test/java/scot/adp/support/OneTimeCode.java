package scot.adp.support;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The six digits that an authenticator shows now (RFC 6238). */
public final class OneTimeCode {

	private static final int SECONDS = 30;

	private OneTimeCode() {
	}

	/** The code of a secret as Keycloak's form holds it. */
	public static String of(String secret) throws GeneralSecurityException {
		var mac = Mac.getInstance("HmacSHA1");
		mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
		byte[] hash = mac
			.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(System.currentTimeMillis() / 1000 / SECONDS).array());
		int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
		return "%06d".formatted(number % 1_000_000);
	}

}
