//! Secrets, and signing with them: RustCrypto's crate for each curve, behind traits whose objects all curves share. The
//! code around them is in the module once, not once for each curve.

use crate::accel::ecdsa::PublicKey;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::marker::PhantomData;
use ecdsa::elliptic_curve::array::ArraySize;
use ecdsa::elliptic_curve::bigint::{BitOps as _, Encoding as _};
use ecdsa::elliptic_curve::ops::Reduce;
use ecdsa::elliptic_curve::point::AffineCoordinates;
use ecdsa::elliptic_curve::sec1::{FromSec1Point, ModulusSize, ToSec1Point};
use ecdsa::elliptic_curve::{
    AffinePoint, CurveArithmetic, FieldBytes, FieldBytesSize, PrimeField as _,
    Scalar as CurveScalar,
};
use ecdsa::signature::hazmat::PrehashSigner;
use ecdsa::{EcdsaCurve, Signature, SignatureSize, SigningKey};
use zeroize::Zeroizing;

pub(crate) trait Scalars: Sync {
    /// `None` unless the scalar is between 1 and the order of the curve, in full length.
    fn read(&self, scalar: &[u8]) -> Option<Arc<dyn Scalar>>;

    /// What the generator and the public key are multiplied by to verify, u₁ and u₂ (FIPS 186-5 section 6.4.2).
    /// `None` where r or s is zero or not below the order, or of another length.
    fn multipliers(
        &self,
        digest: &[u8],
        signature: &[u8],
        key: &dyn PublicKey,
    ) -> Option<[Vec<u8>; 2]>;
}

pub(crate) trait Scalar: Send + Sync {
    fn bytes(&self) -> Zeroizing<Vec<u8>>;
    /// x, then y, of the public key.
    fn coordinates(&self) -> Vec<u8>;
    fn sign(&self, digest: &[u8]) -> Option<Vec<u8>>;
}

/// The curve `C`, by RustCrypto's crate for it.
pub(crate) struct On<C>(pub(crate) PhantomData<C>);

impl<C> Scalars for On<C>
where
    C: EcdsaCurve + CurveArithmetic,
    AffinePoint<C>: AffineCoordinates<FieldRepr = FieldBytes<C>>,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
    FieldBytesSize<C>: ModulusSize,
    SignatureSize<C>: ArraySize,
    SigningKey<C>: PrehashSigner<Signature<C>>,
{
    fn read(&self, scalar: &[u8]) -> Option<Arc<dyn Scalar>> {
        let scalar: &FieldBytes<C> = scalar.try_into().ok()?;
        Some(Arc::new(SigningKey::<C>::from_bytes(scalar).ok()?))
    }

    fn multipliers(
        &self,
        digest: &[u8],
        signature: &[u8],
        key: &dyn PublicKey,
    ) -> Option<[Vec<u8>; 2]> {
        let (r, s) = Signature::<C>::from_slice(signature).ok()?.split_scalars();
        let number = C::Uint::from_be_slice_truncated(digest, C::ORDER.bits());
        // The crate's own inversion takes the time that a secret needs.
        let inverse = key.inverse(&s.to_repr());
        let inverse = CurveScalar::<C>::from_repr(inverse.as_slice().try_into().ok()?);
        let inverse = inverse.into_option()?;
        let digest = <CurveScalar<C> as Reduce<C::Uint>>::reduce(&number);
        #[allow(clippy::arithmetic_side_effects, reason = "it is modulo the order")]
        let both = [digest * inverse, *r * inverse];
        Some(both.map(|scalar| scalar.to_repr().to_vec()))
    }
}

/// Signs deterministically (RFC 6979), so that signing never asks for randomness.
///
/// In constant time, by the crate alone: it multiplies the nonce by its own table of the generator's multiples
/// (`precomputed-tables`), reads all of a row to take one of them, adds them by formulas that have no exceptions, and
/// inverts by a number of steps that depends on the size of the order only.
impl<C> Scalar for SigningKey<C>
where
    C: EcdsaCurve + CurveArithmetic,
    AffinePoint<C>: AffineCoordinates<FieldRepr = FieldBytes<C>>,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
    FieldBytesSize<C>: ModulusSize,
    SignatureSize<C>: ArraySize,
    Self: PrehashSigner<Signature<C>>,
{
    fn bytes(&self) -> Zeroizing<Vec<u8>> {
        let scalar = Zeroizing::new(self.to_bytes());
        Zeroizing::new(scalar.to_vec())
    }

    fn coordinates(&self) -> Vec<u8> {
        let point = self.verifying_key().as_affine();
        [point.x().as_slice(), point.y().as_slice()].concat()
    }

    fn sign(&self, digest: &[u8]) -> Option<Vec<u8>> {
        let signature = self.sign_prehash(digest).ok()?;
        Some(signature.to_bytes().to_vec())
    }
}
