//! Secrets, and signing with them: RustCrypto's crate for each curve, behind traits whose objects all curves share. The
//! code around them is in the module once, not once for each curve.

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::marker::PhantomData;
use ecdsa::elliptic_curve::array::ArraySize;
use ecdsa::elliptic_curve::point::AffineCoordinates;
use ecdsa::elliptic_curve::sec1::{FromSec1Point, ModulusSize, ToSec1Point};
use ecdsa::elliptic_curve::{AffinePoint, CurveArithmetic, FieldBytes, FieldBytesSize};
use ecdsa::signature::Signer;
use ecdsa::{EcdsaCurve, Signature, SignatureSize, SigningKey};
use zeroize::Zeroizing;

pub(super) trait Scalars: Sync {
    /// `None` unless the scalar is between 1 and the order of the curve, in full length.
    fn read(&self, scalar: &[u8]) -> Option<Arc<dyn Scalar>>;
}

pub(super) trait Scalar: Send + Sync {
    fn bytes(&self) -> Zeroizing<Vec<u8>>;
    /// x, then y, of the public key.
    fn coordinates(&self) -> Vec<u8>;
    fn sign(&self, message: &[u8]) -> Option<Vec<u8>>;
}

/// The curve `C`, by RustCrypto's crate for it.
pub(super) struct On<C>(pub(super) PhantomData<C>);

impl<C> Scalars for On<C>
where
    C: EcdsaCurve + CurveArithmetic,
    AffinePoint<C>: AffineCoordinates<FieldRepr = FieldBytes<C>>,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
    FieldBytesSize<C>: ModulusSize,
    SignatureSize<C>: ArraySize,
    SigningKey<C>: Signer<Signature<C>>,
{
    fn read(&self, scalar: &[u8]) -> Option<Arc<dyn Scalar>> {
        let scalar: &FieldBytes<C> = scalar.try_into().ok()?;
        Some(Arc::new(SigningKey::<C>::from_bytes(scalar).ok()?))
    }
}

/// Signs deterministically (RFC 6979), so that signing never asks for randomness.
impl<C> Scalar for SigningKey<C>
where
    C: EcdsaCurve + CurveArithmetic,
    AffinePoint<C>: AffineCoordinates<FieldRepr = FieldBytes<C>>,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
    FieldBytesSize<C>: ModulusSize,
    SignatureSize<C>: ArraySize,
    Self: Signer<Signature<C>>,
{
    fn bytes(&self) -> Zeroizing<Vec<u8>> {
        let scalar = Zeroizing::new(self.to_bytes());
        Zeroizing::new(scalar.to_vec())
    }

    fn coordinates(&self) -> Vec<u8> {
        let point = self.verifying_key().as_affine();
        [point.x().as_slice(), point.y().as_slice()].concat()
    }

    fn sign(&self, message: &[u8]) -> Option<Vec<u8>> {
        let signature = self.try_sign(message).ok()?;
        Some(signature.to_bytes().to_vec())
    }
}
